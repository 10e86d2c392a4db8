package org.yushi.supervision.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/** Asks Kafka about partitions whose clock is old, and says why each stands still. */
final class Investigation {
  private static final ListOffsetsOptions READABLE =
      new ListOffsetsOptions(IsolationLevel.READ_COMMITTED);

  private final Cluster cluster;
  private final LiveSettings settings;
  private final ClockReading reading;
  private final Instant now;

  Investigation(Cluster cluster, LiveSettings settings, ClockReading reading, Instant now) {
    this.cluster = cluster;
    this.settings = settings;
    this.reading = reading;
    this.now = now;
  }

  /**
   * Why each of the partitions stands still, by topic-partition.
   *
   * @throws BrokerException if Kafka as a whole does not answer
   */
  Map<String, Standstill> of(Collection<TopicPartition> partitions)
      throws BrokerException, InterruptedException {
    Set<String> topics = new HashSet<>();
    partitions.forEach(partition -> topics.add(partition.topic()));
    cluster.partitions(topics);
    Admin admin = cluster.admin();
    ListOffsetsResult ends = admin.listOffsets(every(partitions, OffsetSpec.latest()));
    ListOffsetsResult stables = admin.listOffsets(every(partitions, OffsetSpec.latest()), READABLE);
    ListOffsetsResult newests = admin.listOffsets(every(partitions, OffsetSpec.maxTimestamp()));
    Map<String, Standstill> reasons = new TreeMap<>();
    for (TopicPartition partition : partitions) {
      reasons.put(partition.toString(), reason(partition, ends, stables, newests));
    }
    return reasons;
  }

  private Standstill reason(
      TopicPartition partition,
      ListOffsetsResult ends,
      ListOffsetsResult stables,
      ListOffsetsResult newests)
      throws InterruptedException {
    try {
      long end = cluster.answer(ends.partitionResult(partition)).offset();
      long stable = cluster.answer(stables.partitionResult(partition)).offset();
      long newest = cluster.answer(newests.partitionResult(partition)).timestamp();
      PartitionFacts facts =
          new PartitionFacts(
              partition,
              reading.partitions().get(partition.toString()),
              reading.ticks().getOrDefault(partition.toString(), Ticker.NEVER),
              stamped(partition.topic()),
              newest,
              stable,
              end,
              stable < end ? transaction(partition) : null);
      return Standstill.of(
          facts, settings.ticking(), now, settings.alarmAfter(), settings.address());
    } catch (BrokerException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      return Standstill.partitionDown(String.valueOf(cause.getMessage()));
    }
  }

  private boolean stamped(String topic) throws BrokerException, InterruptedException {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    return cluster
        .answer(cluster.admin().describeConfigs(List.of(resource)).all())
        .values()
        .stream()
        .map(settings -> settings.get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG).value())
        .allMatch(Topics.APPEND_TIME::equals);
  }

  /** The oldest open transaction, as far as this client may know. */
  private @Nullable OpenTransaction transaction(TopicPartition partition)
      throws InterruptedException {
    try {
      List<ProducerState> open =
          new ArrayList<>(
              cluster
                  .answer(
                      cluster
                          .admin()
                          .describeProducers(List.of(partition))
                          .partitionResult(partition))
                  .activeProducers());
      open.removeIf(producer -> producer.currentTransactionStartOffset().isEmpty());
      ProducerState oldest =
          open.stream().min(Comparator.comparingLong(Investigation::startOffset)).orElse(null);
      return oldest == null ? null : transaction(oldest);
    } catch (BrokerException e) {
      return null;
    }
  }

  private OpenTransaction transaction(ProducerState producer) throws InterruptedException {
    long start = startOffset(producer);
    try {
      ListTransactionsOptions ofProducer =
          new ListTransactionsOptions().filterProducerIds(Set.of(producer.producerId()));
      for (TransactionListing listed :
          cluster.answer(cluster.admin().listTransactions(ofProducer).all())) {
        String id = listed.transactionalId();
        var description =
            cluster.answer(cluster.admin().describeTransactions(List.of(id)).description(id));
        var startedAt = description.transactionStartTimeMs();
        return new OpenTransaction(
            id, start, startedAt.isPresent() ? Instant.ofEpochMilli(startedAt.getAsLong()) : null);
      }
    } catch (BrokerException e) {
      return new OpenTransaction(String.valueOf(producer.producerId()), start, null);
    }
    return new OpenTransaction(String.valueOf(producer.producerId()), start, null);
  }

  private static long startOffset(ProducerState producer) {
    return producer.currentTransactionStartOffset().orElse(Long.MAX_VALUE);
  }

  private static Map<TopicPartition, OffsetSpec> every(
      Collection<TopicPartition> partitions, OffsetSpec spec) {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    partitions.forEach(partition -> asked.put(partition, spec));
    return asked;
  }
}
