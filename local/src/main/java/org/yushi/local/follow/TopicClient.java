package org.yushi.local.follow;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.yushi.local.InputException;
import org.yushi.local.files.ClientFile;

/**
 * How the topic is reached: the user's client properties and what must not be chosen otherwise.
 * Checks the topic before anything is sent.
 */
final class TopicClient {
  private static final Set<String> FIXED =
      Set.of(
          ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
          ProducerConfig.ACKS_CONFIG,
          ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
          ProducerConfig.TRANSACTIONAL_ID_CONFIG,
          ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
          ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
          ProducerConfig.PARTITIONER_CLASS_CONFIG,
          ProducerConfig.INTERCEPTOR_CLASSES_CONFIG);
  private static final int ONE_REQUEST_MILLIS = 5_000;
  private static final int ALL_TRIES_MILLIS = 10_000;

  private final String topic;
  private final Map<String, Object> given;

  /**
   * A client of a topic.
   *
   * @param properties file of client properties, such as {@code security.protocol}; null = none
   * @throws InputException if the file cannot be read, or sets what is not the user's to choose
   */
  TopicClient(String topic, String bootstrap, @Nullable Path properties) {
    this.topic = topic;
    this.given = new LinkedHashMap<>(ClientFile.read(properties));
    for (String key : given.keySet()) {
      if (FIXED.contains(key)) {
        throw new InputException(
            "--client-config: %s 不可设置 must not be set in %s".formatted(key, properties));
      }
    }
    given.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
  }

  /** The topic, to send to. */
  EventTopic open() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, ONE_REQUEST_MILLIS);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, ONE_REQUEST_MILLIS);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, ALL_TRIES_MILLIS);
    settings.putAll(given);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
    settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
    return new KafkaEventTopic(topic, settings);
  }

  /**
   * Checks that the topic is there and that its broker sets the time of every record.
   *
   * @throws InputException if not, or if the broker refuses this client
   * @throws TopicUnavailableException if the broker cannot be asked just now
   */
  void check() throws TopicUnavailableException {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ONE_REQUEST_MILLIS);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ALL_TRIES_MILLIS);
    settings.putAll(given);
    try (Admin admin = Admin.create(settings)) {
      admin.describeTopics(List.of(topic)).allTopicNames().get();
      checkTime(admin);
    } catch (ExecutionException e) {
      throw refusedOrUnavailable(e.getCause() == null ? e : e.getCause());
    } catch (KafkaException e) {
      throw refusedOrUnavailable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TopicUnavailableException("interrupted", e);
    }
  }

  private void checkTime(Admin admin) throws ExecutionException, InterruptedException {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    Map<ConfigResource, Config> answer = admin.describeConfigs(List.of(resource)).all().get();
    ConfigEntry entry =
        Objects.requireNonNull(answer.get(resource)).get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG);
    String found = entry == null ? "none" : entry.value();
    if (!TimestampType.LOG_APPEND_TIME.name.equals(found)) {
      throw new InputException(
          "主题 %s 的时间须由服务器写入 the broker must set the time in topic %s: expected %s=%s, found %s"
              .formatted(
                  topic,
                  topic,
                  TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                  TimestampType.LOG_APPEND_TIME.name,
                  found));
    }
  }

  private TopicUnavailableException refusedOrUnavailable(Throwable cause) {
    if (cause instanceof UnknownTopicOrPartitionException
        || cause instanceof InvalidTopicException) {
      throw new InputException("--topic: 没有这个主题 no such topic: " + topic);
    }
    if (cause instanceof AuthenticationException || cause instanceof AuthorizationException) {
      throw new InputException(
          ("服务器拒绝了本程序 the broker refuses this client (%s: %s);"
                  + " 应有 expected to be let in with --client-config, and the rights WRITE and"
                  + " DESCRIBE_CONFIGS on the topic")
              .formatted(cause.getClass().getSimpleName(), cause.getMessage()));
    }
    Throwable inner = cause instanceof ConfigException ? cause : cause.getCause();
    if (inner instanceof ConfigException) {
      throw new InputException(
          "--bootstrap, --client-config: 连接设置有误 wrong client settings: " + inner.getMessage());
    }
    return new TopicUnavailableException(
        "%s: %s".formatted(cause.getClass().getSimpleName(), cause.getMessage()), cause);
  }
}
