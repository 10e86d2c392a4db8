package org.yushi.local;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a topic from its beginning. */
final class TopicReader {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(50);

  private TopicReader() {}

  /** Everything that is in the topic now. */
  static List<ConsumerRecord<String, String>> all(String bootstrap, String topic) {
    List<ConsumerRecord<String, String>> found = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap),
            new StringDeserializer(),
            new StringDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(each -> new TopicPartition(topic, each.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
        consumer.poll(POLL).forEach(found::add);
      }
    }
    return found;
  }

  /** Everything that is in the topic as soon as there are so many records. */
  static List<ConsumerRecord<String, String>> atLeast(int count, String bootstrap, String topic) {
    Instant end = Instant.now().plus(PATIENCE);
    List<ConsumerRecord<String, String>> found = all(bootstrap, topic);
    while (found.size() < count) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError(
            "%d records in %s, expected %d".formatted(found.size(), topic, count));
      }
      found = all(bootstrap, topic);
    }
    return found;
  }
}
