package org.yushi.supervision.live;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Questions to the brokers that are answered in bounded time. */
final class Cluster implements AutoCloseable {
  private static final Duration FAREWELL = Duration.ofSeconds(1);

  private final String address;
  private final Admin admin;

  private Cluster(String address, Admin admin) {
    this.address = address;
    this.admin = admin;
  }

  /**
   * Opens the door; nobody is asked yet.
   *
   * @param client properties of the client; time limits in them are left alone
   * @param patience how long an answer may take
   */
  static Cluster of(Map<String, String> client, Duration patience) throws BrokerException {
    Map<String, Object> properties = new HashMap<>(client);
    String address =
        client.getOrDefault(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "bootstrap.servers");
    if (!client.containsKey(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG)
        && !client.containsKey(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG)) {
      properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
      properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) patience.toMillis() / 2);
    }
    try {
      return new Cluster(address, Admin.create(properties));
    } catch (KafkaException e) {
      throw BrokerException.of(address, e.getCause() == null ? e : e.getCause());
    }
  }

  Admin admin() {
    return admin;
  }

  /** Where it is, for messages. */
  String address() {
    return address;
  }

  /** The answer, or why there is none. */
  <T> T answer(KafkaFuture<T> question) throws BrokerException, InterruptedException {
    try {
      return question.get();
    } catch (ExecutionException e) {
      throw BrokerException.of(address, e.getCause() == null ? e : e.getCause());
    }
  }

  /** Number of partitions of each topic; a topic that does not exist is left out. */
  Map<String, Integer> partitions(Collection<String> topics)
      throws BrokerException, InterruptedException {
    Map<String, Integer> partitions = new TreeMap<>();
    descriptions(topics).forEach((name, topic) -> partitions.put(name, topic.partitions().size()));
    return partitions;
  }

  /** By which id each topic is known; a topic that does not exist is left out. */
  Map<String, String> ids(Collection<String> topics) throws BrokerException, InterruptedException {
    Map<String, String> ids = new TreeMap<>();
    descriptions(topics).forEach((name, topic) -> ids.put(name, topic.topicId().toString()));
    return ids;
  }

  private Map<String, TopicDescription> descriptions(Collection<String> topics)
      throws BrokerException, InterruptedException {
    Map<String, TopicDescription> descriptions = new TreeMap<>();
    Map<String, KafkaFuture<TopicDescription>> asked =
        admin.describeTopics(topics).topicNameValues();
    for (Map.Entry<String, KafkaFuture<TopicDescription>> topic : asked.entrySet()) {
      try {
        descriptions.put(topic.getKey(), answer(topic.getValue()));
      } catch (BrokerException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw e;
        }
      }
    }
    return descriptions;
  }

  @Override
  public void close() {
    admin.close(FAREWELL);
  }
}
