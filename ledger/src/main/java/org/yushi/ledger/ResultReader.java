package org.yushi.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads results of the job from where somebody is with them, by readings that are kept elsewhere.
 */
public final class ResultReader implements AutoCloseable {
  private static final String MOST_AT_ONCE = "2000";
  private static final Duration FAREWELL = Duration.ofSeconds(5);

  private final KafkaConsumer<String, String> consumer;
  private final Map<String, Entry.Kind> kinds;
  private final Map<String, String> ids;

  private ResultReader(
      KafkaConsumer<String, String> consumer,
      Map<String, Entry.Kind> kinds,
      Map<String, String> ids) {
    this.consumer = consumer;
    this.kinds = kinds;
    this.ids = ids;
  }

  /**
   * Opens the topics.
   *
   * @param topics what is read, and what is in it
   * @param readings how far they are read
   * @throws TopicChangedException if one of them is another topic than the one that was read
   * @throws KafkaException if the brokers cannot be asked
   */
  public static ResultReader of(
      Map<String, String> client, Map<String, Entry.Kind> topics, List<Reading> readings)
      throws TopicChangedException {
    Map<String, TopicDescription> found = describe(client, topics.keySet());
    Map<String, String> ids = new HashMap<>();
    found.forEach((topic, description) -> ids.put(topic, description.topicId().toString()));
    Map<TopicPartition, Long> next = new HashMap<>();
    for (Reading each : readings) {
      String id = ids.get(each.topic());
      if (id != null && !id.equals(each.topicId())) {
        throw new TopicChangedException(each.topic(), id, each.topicId());
      }
      next.put(new TopicPartition(each.topic(), each.partition()), each.nextOffset());
    }
    Map<String, Object> properties = new HashMap<>(client);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_AT_ONCE);
    var consumer =
        new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer());
    List<TopicPartition> partitions = new ArrayList<>();
    found.forEach(
        (topic, description) ->
            description
                .partitions()
                .forEach(each -> partitions.add(new TopicPartition(topic, each.partition()))));
    consumer.assign(partitions);
    for (TopicPartition partition : partitions) {
      Long offset = next.get(partition);
      if (offset == null) {
        consumer.seekToBeginning(List.of(partition));
      } else {
        consumer.seek(partition, offset);
      }
    }
    return new ResultReader(consumer, topics, ids);
  }

  private static Map<String, TopicDescription> describe(
      Map<String, String> client, Set<String> topics) {
    try (Admin admin = Admin.create(new HashMap<>(client))) {
      return admin.describeTopics(topics).allTopicNames().get();
    } catch (ExecutionException e) {
      throw new KafkaException("the topics cannot be found", e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  /** What comes next, waiting no longer than that. */
  public ConsumerRecords<String, String> poll(Duration patience) {
    return consumer.poll(patience);
  }

  /** Records with what they are. */
  public List<Entry> entries(ConsumerRecords<String, String> records) {
    List<Entry> entries = new ArrayList<>(records.count());
    for (ConsumerRecord<String, String> each : records) {
      Entry.Kind kind = Objects.requireNonNull(kinds.get(each.topic()));
      entries.add(
          new Entry(kind, each.topic(), each.partition(), each.offset(), each.key(), each.value()));
    }
    return entries;
  }

  /** How far the topics are read once these entries, the next in each partition, are written. */
  public List<Reading> readingsAfter(List<Entry> entries) {
    Map<TopicPartition, Reading> readings = new LinkedHashMap<>();
    for (Entry each : entries) {
      readings.put(
          new TopicPartition(each.topic(), each.partition()),
          new Reading(
              each.topic(),
              Objects.requireNonNull(ids.get(each.topic())),
              each.partition(),
              each.offset() + 1));
    }
    return List.copyOf(readings.values());
  }

  /** Whether all that is published by now is read. */
  public boolean isAtEnd() {
    return behind() == 0;
  }

  /** How many records are published by now and not read yet. */
  public long behind() {
    return consumer.endOffsets(consumer.assignment()).entrySet().stream()
        .mapToLong(end -> Math.max(0, end.getValue() - consumer.position(end.getKey())))
        .sum();
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(FAREWELL));
  }
}
