package org.yushi.local.follow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka topic. The key is the case, so that all events of a case lie in one partition; the time
 * is the broker's. After a failure a new producer is made.
 */
final class KafkaEventTopic implements EventTopic {
  private static final List<String> KEYS = List.of("caseId", "window", "source");

  private final ObjectMapper json = new ObjectMapper();
  private final String name;
  private final Map<String, Object> settings;
  private @Nullable Producer<String, String> producer;

  /**
   * A topic that need not be reachable yet.
   *
   * @param settings of the producer, all of them
   */
  KafkaEventTopic(String name, Map<String, Object> settings) {
    this.name = name;
    this.settings = settings;
  }

  @Override
  public void send(List<String> events) throws TopicUnavailableException {
    try {
      Producer<String, String> to = producer();
      List<Future<RecordMetadata>> answers = new ArrayList<>(events.size());
      for (String event : events) {
        answers.add(to.send(new ProducerRecord<>(name, key(event), event)));
      }
      to.flush();
      for (Future<RecordMetadata> answer : answers) {
        answer.get();
      }
    } catch (ExecutionException e) {
      throw failed(e.getCause() == null ? e : e.getCause());
    } catch (KafkaException e) {
      throw failed(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(e);
    }
  }

  private TopicUnavailableException failed(Throwable cause) {
    close();
    return new TopicUnavailableException(
        "%s: %s".formatted(cause.getClass().getSimpleName(), cause.getMessage()), cause);
  }

  private Producer<String, String> producer() {
    Producer<String, String> current = producer;
    if (current == null) {
      current = new KafkaProducer<>(settings);
      producer = current;
    }
    return current;
  }

  private String key(String event) {
    try {
      JsonNode said = json.readTree(event);
      return KEYS.stream()
          .map(said::path)
          .filter(JsonNode::isTextual)
          .map(JsonNode::textValue)
          .findFirst()
          .orElse("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    Producer<String, String> current = producer;
    producer = null;
    if (current != null) {
      current.close(Duration.ZERO);
    }
  }
}
