package org.yushi.ledger;

import static java.time.ZoneOffset.UTC;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the chain ended at some time, told to Kafka: whoever takes the newest revisions out of the
 * database would have to take their head out of Kafka too.
 */
public final class LedgerHeads implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LedgerHeads.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

  private final KafkaProducer<String, String> producer;
  private final String topic;
  private volatile Chain told = Chain.EMPTY;

  /** Tells a topic, with these properties of Kafka's clients. */
  LedgerHeads(Map<String, String> client, String topic) {
    Map<String, Object> properties = new HashMap<>(client);
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    this.producer = new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer());
    this.topic = topic;
  }

  /** Says how a chain ends, if that was not said already. */
  void tell(UUID ledger, Chain head, Instant now) {
    if (head.equals(told)) {
      return;
    }
    String value =
        JSON.createObjectNode()
            .put("count", head.count())
            .put("hash", head.hash())
            .put("at", now.toString())
            .toString();
    told = head;
    var unused =
        producer.send(
            new ProducerRecord<>(topic, keysOf(ledger) + LocalDate.ofInstant(now, UTC), value),
            (where, problem) -> {
              if (problem != null) {
                LOG.warn("链尾未能写入 {} The head was not told to {}", topic, topic, problem);
                told = Chain.EMPTY;
              }
            });
  }

  /** Of each day one head outlives compaction: a key is this and the day. */
  private static String keysOf(UUID ledger) {
    return ledger + " ";
  }

  @Override
  public void close() {
    producer.close(PATIENCE);
  }

  /**
   * All heads of a ledger that the topic still has, in the order in which they were told.
   *
   * @throws org.apache.kafka.common.KafkaException if the brokers cannot be asked, or have no such
   *     topic
   * @throws IllegalStateException if one cannot be read
   */
  public static List<Chain> told(Map<String, String> client, String topic, UUID ledger) {
    Map<String, Object> properties = new HashMap<>(client);
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
    List<Chain> heads = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(each -> new TopicPartition(topic, each.partition()))
              .toList();
      if (partitions.isEmpty()) {
        throw new UnknownTopicOrPartitionException("topic " + topic + " does not exist");
      }
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      long heard = System.nanoTime();
      while (partitions.stream()
          .anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
        ConsumerRecords<String, String> records = consumer.poll(Duration.ofMillis(200));
        if (!records.isEmpty()) {
          heard = System.nanoTime();
        } else if (System.nanoTime() - heard > LONGEST_SILENCE.toNanos()) {
          throw new TimeoutException("no record of topic " + topic + " for " + LONGEST_SILENCE);
        }
        for (ConsumerRecord<String, String> each : records) {
          if (each.key() != null && each.key().startsWith(keysOf(ledger)) && each.value() != null) {
            heads.add(head(each.value()));
          }
        }
      }
    }
    return heads;
  }

  private static Chain head(String json) {
    try {
      JsonNode node = JSON.readTree(json);
      Chain head = new Chain(node.path("count").asLong(), node.path("hash").asText());
      if (head.count() < 1 || head.hash().isEmpty()) {
        throw new IllegalStateException("ledger head: expected count and hash, found " + json);
      }
      return head;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("ledger head: expected JSON, found " + json, e);
    }
  }
}
