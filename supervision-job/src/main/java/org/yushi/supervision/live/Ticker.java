package org.yushi.supervision.live;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes ticks, records without content, into every partition of every input topic. They travel in
 * order with the events: a tick that was read says that everything written before it was read too.
 *
 * <p>A tick is never sent again by itself: one that arrives late would say nothing that a newer one
 * does not say better. Threads may share a ticker.
 */
public final class Ticker implements AutoCloseable {
  /** The header by which a tick is known. */
  public static final String HEADER = "tick";

  /** The age of a partition that was never ticked. */
  public static final long NEVER = Long.MIN_VALUE;

  private static final byte[] KEY = "~tick".getBytes(StandardCharsets.UTF_8);
  private static final byte[] EMPTY = new byte[0];
  private static final List<Header> HEADERS = List.of(new RecordHeader(HEADER, EMPTY));
  private static final Duration FAREWELL = Duration.ofSeconds(1);

  private final List<TopicPartition> partitions;
  private final Producer<byte[], byte[]> producer;
  private final Set<TopicPartition> underWay = ConcurrentHashMap.newKeySet();
  private final Map<TopicPartition, Long> acknowledged = new ConcurrentHashMap<>();
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();

  /**
   * A ticker for these partitions.
   *
   * @param client properties of the Kafka client; nothing of how the ticker sends can be changed
   * @throws KafkaException if the properties cannot be meant so
   */
  public Ticker(Map<String, String> client, PartitionCounts partitions) {
    this(new KafkaProducer<>(sending(client)), partitions);
  }

  Ticker(Producer<byte[], byte[]> producer, PartitionCounts partitions) {
    this.producer = producer;
    this.partitions = partitions.partitions();
  }

  private static Map<String, Object> sending(Map<String, String> client) {
    Map<String, Object> sending = new HashMap<>(client);
    sending.put(ProducerConfig.ACKS_CONFIG, "1");
    sending.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false);
    sending.put(ProducerConfig.RETRIES_CONFIG, 0);
    sending.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    sending.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 1500);
    sending.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2000);
    sending.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 500);
    sending.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    sending.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    return sending;
  }

  /** Whether a record is a tick: it bears the header and has no content. */
  public static boolean isTick(ConsumerRecord<?, byte[]> record) {
    boolean empty = record.value() == null || record.value().length == 0;
    return empty && record.headers().lastHeader(HEADER) != null;
  }

  /**
   * One tick into every partition, stamped by the broker. Does not wait and does not fail: what
   * cannot be sent is counted. A partition whose last tick is still under way is left out.
   */
  public void tick() {
    Set<String> unknown = new HashSet<>();
    for (TopicPartition partition : partitions) {
      if (unknown.contains(partition.topic())) {
        failed.incrementAndGet();
      } else if (underWay.add(partition)
          && !send(partition, null, () -> underWay.remove(partition))) {
        unknown.add(partition.topic());
      }
    }
  }

  /**
   * One tick with this time into every partition, and waits until every one is acknowledged. What
   * fails is sent again.
   *
   * @param time epoch milliseconds, for topics whose producers choose the time
   * @param patience how long to try
   * @return whether every partition has the tick
   */
  public boolean tickAt(long time, Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (partitions.stream().anyMatch(partition -> lastTick(partition) < time)) {
      List<TopicPartition> behind =
          partitions.stream().filter(partition -> lastTick(partition) < time).toList();
      CountDownLatch answers = new CountDownLatch(behind.size());
      behind.forEach(partition -> send(partition, time, answers::countDown));
      long left = deadline - System.nanoTime();
      if (left <= 0 || !answers.await(left, TimeUnit.NANOSECONDS)) {
        return partitions.stream().allMatch(partition -> lastTick(partition) >= time);
      }
    }
    return true;
  }

  /** Whether the tick is on its way, or has arrived; not if it could not be handed over. */
  private boolean send(TopicPartition partition, @Nullable Long time, Runnable answered) {
    AtomicBoolean lost = new AtomicBoolean();
    Callback callback =
        (where, failure) -> {
          if (failure == null) {
            sent.incrementAndGet();
            acknowledged.merge(partition, time == null ? where.timestamp() : time, Math::max);
          } else {
            failed.incrementAndGet();
            lost.set(true);
          }
          answered.run();
        };
    ProducerRecord<byte[], byte[]> tick =
        new ProducerRecord<>(partition.topic(), partition.partition(), time, KEY, EMPTY, HEADERS);
    try {
      var unused = producer.send(tick, callback);
    } catch (KafkaException e) {
      callback.onCompletion(null, e);
    }
    return !lost.get();
  }

  /** Ticks that Kafka acknowledged. */
  public long sent() {
    return sent.get();
  }

  /** Ticks that were lost. */
  public long failed() {
    return failed.get();
  }

  /** The time of the newest acknowledged tick, epoch milliseconds, or {@link #NEVER}. */
  public long lastTick(TopicPartition partition) {
    return acknowledged.getOrDefault(partition, NEVER);
  }

  List<TopicPartition> partitions() {
    return partitions;
  }

  @Override
  public void close() {
    producer.close(FAREWELL);
  }
}
