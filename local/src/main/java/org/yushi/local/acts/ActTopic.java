package org.yushi.local.acts;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.yushi.alert.Act;
import org.yushi.alert.ActWriter;
import org.yushi.local.InputException;

/** The topic of acts. */
public final class ActTopic {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Map<String, String> client;
  private final String topic;

  /** A topic, with these properties of Kafka's clients. */
  public ActTopic(Map<String, String> client, String topic) {
    this.client = Map.copyOf(client);
    this.topic = topic;
  }

  /**
   * Writes an act; what time it has is the broker's to say.
   *
   * @return when the broker took it
   * @throws InputException if Kafka does not say that it has taken it
   */
  public Instant write(Act act) throws InterruptedException {
    Map<String, Object> properties = new HashMap<>(client);
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (int) PATIENCE.toMillis());
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis() / 2);
    properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    try (var producer =
        new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
      return Instant.ofEpochMilli(
          producer
              .send(new ProducerRecord<>(topic, act.alertId(), ActWriter.write(act)))
              .get(2 * PATIENCE.toSeconds(), TimeUnit.SECONDS)
              .timestamp());
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new InputException(
          "主题 %1$s 未确认收下，请先用 explain %2$s --ledger 账本 查看再重做 topic %1$s did not confirm it; look with explain %2$s --ledger PLACE before it is done again: %3$s"
              .formatted(topic, act.alertId(), cause.getMessage()));
    }
  }
}
