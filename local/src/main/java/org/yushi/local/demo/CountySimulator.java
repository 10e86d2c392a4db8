package org.yushi.local.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.yushi.local.county.LogLine;
import org.yushi.supervision.live.Ticker;

/**
 * Plays the windows of the county: sends each line of the log to the topic of its feed, in the
 * order and with the time of its arrival, and lets time pass.
 */
final class CountySimulator implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final List<LogLine> log;
  private final UnaryOperator<String> topicOf;
  private final Ticker ticker;
  private final KafkaProducer<byte[], byte[]> producer;
  private int sent;

  /**
   * A simulator at the beginning of a log.
   *
   * @param log in the order of arrival
   * @param topicOf the topic of a feed
   * @param client properties of the Kafka client
   * @param ticker for every partition that the job reads
   */
  CountySimulator(
      List<LogLine> log, UnaryOperator<String> topicOf, Map<String, String> client, Ticker ticker) {
    this.log = log;
    this.topicOf = topicOf;
    this.ticker = ticker;
    Map<String, Object> sending = new HashMap<>(client);
    sending.put(ProducerConfig.ACKS_CONFIG, "all");
    sending.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    sending.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    this.producer = new KafkaProducer<>(sending);
  }

  /**
   * Everything up to an instant happens, that instant included. Kafka has acknowledged all of it
   * before time passes.
   *
   * @throws IOException if Kafka does not take it
   */
  void playUntil(Instant instant) throws IOException, InterruptedException {
    List<Future<RecordMetadata>> underWay = new ArrayList<>();
    while (sent < log.size() && !log.get(sent).arrival().isAfter(instant)) {
      underWay.add(producer.send(record(log.get(sent))));
      sent++;
    }
    try {
      for (Future<RecordMetadata> each : underWay) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw new IOException("Kafka did not take a record of the county", e.getCause());
    }
    if (!ticker.tickAt(instant.toEpochMilli() + 1, PATIENCE)) {
      throw new IOException("Kafka did not take a tick within " + PATIENCE.toSeconds() + " s");
    }
  }

  private ProducerRecord<byte[], byte[]> record(LogLine line) {
    return new ProducerRecord<>(
        topicOf.apply(line.source()),
        null,
        line.arrival().toEpochMilli(),
        line.key().isEmpty() ? null : line.key().getBytes(StandardCharsets.UTF_8),
        line.text().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    producer.close(Duration.ZERO);
    ticker.close();
  }
}
