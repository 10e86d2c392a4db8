package org.yushi.supervision.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The committed records of topics, from the first to the last that is there when asked. Nobody's
 * position in a topic is moved by it.
 */
public final class StoredRecords implements AutoCloseable {
  /** By topic, then by number. */
  public static final Comparator<TopicPartition> BY_NAME =
      Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);
  private static final Duration ONE_POLL = Duration.ofMillis(200);
  private static final long FIRST_LOOK_BACK = 16;

  private final String address;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;
  private final Map<TopicPartition, Long> begins;
  private final Map<TopicPartition, Long> ends;

  /**
   * What is done with a record.
   *
   * @param <E> what may go wrong
   */
  public interface Visitor<E extends Exception> {
    /** One record. */
    void visit(ConsumerRecord<byte[], byte[]> record) throws E;
  }

  private StoredRecords(
      String address, KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
    this.address = address;
    this.consumer = consumer;
    this.partitions = partitions;
    this.begins = Map.copyOf(consumer.beginningOffsets(partitions));
    this.ends = Map.copyOf(consumer.endOffsets(partitions));
  }

  /**
   * The records that are there now.
   *
   * @param client properties of Kafka's clients
   * @throws TopicsException if a topic does not exist
   * @throws BrokerException if Kafka cannot be asked
   */
  public static StoredRecords of(Map<String, String> client, Collection<String> topics)
      throws TopicsException, BrokerException, InterruptedException {
    Map<String, Integer> counts;
    String address;
    try (Cluster cluster = Cluster.of(client, PATIENCE)) {
      counts = cluster.partitions(topics);
      address = cluster.address();
    }
    List<String> missing =
        topics.stream()
            .filter(topic -> !counts.containsKey(topic))
            .map(topic -> "主题 %s：不存在 topic %s does not exist".formatted(topic, topic))
            .toList();
    if (!missing.isEmpty()) {
      throw new TopicsException(missing);
    }
    KafkaConsumer<byte[], byte[]> consumer = null;
    try {
      consumer = new KafkaConsumer<>(reading(client));
      return new StoredRecords(
          address, consumer, new ArrayList<>(PartitionCounts.of(counts).partitions()));
    } catch (KafkaException e) {
      if (consumer != null) {
        consumer.close();
      }
      throw BrokerException.of(address, e);
    }
  }

  private static Map<String, Object> reading(Map<String, String> client) {
    Map<String, Object> reading = new HashMap<>(client);
    reading.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    reading.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    reading.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    reading.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    reading.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    return reading;
  }

  /** The partitions, by topic and number. */
  public List<TopicPartition> partitions() {
    return List.copyOf(partitions);
  }

  /** Offset of the first record of a partition that Kafka still has. */
  public long begin(TopicPartition partition) {
    return begins.getOrDefault(partition, 0L);
  }

  /** Offset after the last record of a partition that could be read when asked. */
  public long end(TopicPartition partition) {
    return ends.getOrDefault(partition, 0L);
  }

  /**
   * Every record, one partition after the other.
   *
   * @throws BrokerException if Kafka does not answer
   */
  public <E extends Exception> void forEach(Visitor<E> visitor) throws BrokerException, E {
    for (TopicPartition partition : partitions) {
      read(partition, begin(partition), visitor);
    }
  }

  /**
   * The append time of the newest record of a partition, a tick or an event; empty if no record in
   * it tells time.
   *
   * @throws BrokerException if Kafka does not answer
   */
  public Optional<Instant> newestTime(TopicPartition partition) throws BrokerException {
    long[] newest = {Ticker.NEVER};
    long from = end(partition);
    for (long back = FIRST_LOOK_BACK; from > begin(partition); back *= FIRST_LOOK_BACK) {
      from = Math.max(begin(partition), end(partition) - back);
      read(
          partition,
          from,
          record -> {
            if (record.timestampType() == TimestampType.LOG_APPEND_TIME) {
              newest[0] = record.timestamp();
            }
          });
      if (newest[0] != Ticker.NEVER) {
        return Optional.of(Instant.ofEpochMilli(newest[0]));
      }
    }
    return Optional.empty();
  }

  private <E extends Exception> void read(TopicPartition partition, long from, Visitor<E> visitor)
      throws BrokerException, E {
    long end = end(partition);
    try {
      consumer.assign(List.of(partition));
      consumer.seek(partition, from);
      long position = from;
      long silentSince = System.nanoTime();
      while (position < end) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(ONE_POLL)) {
          if (record.offset() < end) {
            visitor.visit(record);
          }
        }
        long reached = consumer.position(partition);
        if (reached > position) {
          position = reached;
          silentSince = System.nanoTime();
        } else if (System.nanoTime() - silentSince > LONGEST_SILENCE.toNanos()) {
          throw new TimeoutException(
              partition + ": nothing could be read for " + LONGEST_SILENCE.toSeconds() + " s");
        }
      }
    } catch (KafkaException e) {
      throw BrokerException.of(address, e);
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
