package org.yushi.supervision.live;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.yushi.rulebook.RulebookArchive;
import org.yushi.rulebook.RulebookBundle;
import org.yushi.rulebook.RulebookException;
import org.yushi.rulebook.RulebookSchedule;

/**
 * The schedule of rulebooks as a topic: one record per rulebook, its key the version, its value the
 * files as a zip, its append time the instant from which it is in force. The first one is in force
 * from the beginning. Whoever reads the events again finds the same schedule.
 */
public final class RulebookTopic {
  private final LiveSettings settings;
  private final String topic;

  /** The topic that the settings name. */
  public RulebookTopic(LiveSettings settings) {
    this.settings = settings;
    this.topic = settings.topics().rulebooks();
  }

  /**
   * Which rulebook is in force when, as far as the topic says now; empty if it never had one.
   *
   * @throws TopicsException if the topic cannot hold a schedule, or something else is in it
   * @throws BrokerException if Kafka does not answer
   */
  public Optional<RulebookSchedule> schedule()
      throws TopicsException, BrokerException, InterruptedException {
    try (StoredRecords records = StoredRecords.of(settings.client(), List.of(topic))) {
      if (records.partitions().size() != 1) {
        throw problem(
            "应只有 1 个分区（规则库须有先后），现有 %d 个".formatted(records.partitions().size()),
            "expected 1 partition, for rulebooks come one after the other, found "
                + records.partitions().size());
      }
      if (records.begin(records.partitions().get(0)) > 0) {
        throw problem("最早的规则库已被删除", "its first rulebooks were deleted");
      }
      List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
      records.forEach(all::add);
      RulebookSchedule schedule = null;
      for (ConsumerRecord<byte[], byte[]> record : all) {
        schedule = schedule == null ? RulebookSchedule.always(of(record)) : then(schedule, record);
      }
      return Optional.ofNullable(schedule);
    }
  }

  private RulebookSchedule then(RulebookSchedule before, ConsumerRecord<byte[], byte[]> record)
      throws TopicsException {
    RulebookBundle bundle = of(record);
    return before.latest().bundle().version().equals(bundle.version())
        ? before
        : before.then(after(before, record.timestamp()), bundle);
  }

  private RulebookBundle of(ConsumerRecord<byte[], byte[]> record) throws TopicsException {
    String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    if (record.timestampType() != TimestampType.LOG_APPEND_TIME) {
      throw problem(
          "位移 %d 的规则库不是由 broker 盖时间的".formatted(record.offset()),
          "the broker did not stamp the rulebook at offset " + record.offset());
    }
    RulebookBundle bundle = unzip(record);
    if (!bundle.version().equals(key)) {
      throw problem(
          "位移 %d 的规则库与其键不符：键 %s，内容 %s".formatted(record.offset(), key, bundle.version()),
          "the rulebook at offset %d is not the one that its key names: key %s, content %s"
              .formatted(record.offset(), key, bundle.version()));
    }
    return bundle;
  }

  private RulebookBundle unzip(ConsumerRecord<byte[], byte[]> record) throws TopicsException {
    try {
      return RulebookArchive.unzip(record.value() == null ? new byte[0] : record.value());
    } catch (RulebookException e) {
      throw problem(
          "位移 %d 处不是规则库".formatted(record.offset()),
          "no rulebook at offset " + record.offset() + ": " + e.getMessage());
    }
  }

  /** The clock of a broker may be set back; rulebooks still follow each other. */
  private static Instant after(RulebookSchedule before, long appendedAt) {
    Instant at = Instant.ofEpochMilli(appendedAt);
    Instant earliest = before.latest().from().plusMillis(1);
    return at.isBefore(earliest) ? earliest : at;
  }

  private TopicsException problem(String zh, String en) {
    return new TopicsException(List.of("主题 %s：%s topic %s: %s".formatted(topic, zh, topic, en)));
  }

  /**
   * Brings a rulebook into force: it follows all those in the topic.
   *
   * @throws TopicsException if the topic cannot take one of this size
   * @throws BrokerException if Kafka does not answer
   */
  public void append(RulebookBundle bundle)
      throws TopicsException, BrokerException, InterruptedException {
    Map<String, Object> client = new HashMap<>(settings.client());
    client.put(ProducerConfig.ACKS_CONFIG, "all");
    client.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.MAX_VALUE);
    client.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    client.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(client)) {
      byte[] key = bundle.version().getBytes(StandardCharsets.UTF_8);
      producer.send(new ProducerRecord<>(topic, key, RulebookArchive.zip(bundle))).get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RecordTooLargeException) {
        throw problem(
            "规则库太大，请调大该主题的 max.message.bytes",
            "the rulebook is too large for it, raise its max.message.bytes: "
                + e.getCause().getMessage());
      }
      throw BrokerException.of(settings.address(), e.getCause() == null ? e : e.getCause());
    } catch (KafkaException e) {
      throw BrokerException.of(settings.address(), e);
    }
  }
}
