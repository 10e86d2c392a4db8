package org.yushi.local.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.yushi.local.services.KafkaService;

/**
 * Topics, a rulebook and folders for runs of serve on a broker that tests share. Runs of one ground
 * read the same events; each has results, a group and a durable folder of its own.
 */
final class Ground implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final AtomicInteger GROUNDS = new AtomicInteger();
  private static final long SECONDS = 30;

  private final KafkaService kafka;
  private final Path folder;
  private final String prefix = "ground-" + GROUNDS.incrementAndGet() + "-";
  private final KafkaProducer<String, String> producer;
  private final Map<String, TopicLog> logs = new ConcurrentHashMap<>();

  /** A ground with the county's rules, on which no source ever has to be waited for. */
  Ground(KafkaService kafka, Path folder) throws IOException {
    this.kafka = kafka;
    this.folder = folder;
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrap()),
            new StringSerializer(),
            new StringSerializer());
    rulebook(Map.of("feeds.csv", "source,lag,tolerance\n*,PT0S,\n"));
  }

  /** Puts these files into the rulebook, which is based on the county's. */
  void rulebook(Map<String, String> files) throws IOException {
    Path book = book();
    write(book.resolve("rulebook.yaml"), "name: book\nbasedOn: county\n");
    for (Map.Entry<String, String> file : files.entrySet()) {
      write(book.resolve(file.getKey()), file.getValue());
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** The folder of the rulebook. */
  Path book() {
    return folder.resolve("book");
  }

  String bootstrap() {
    return kafka.bootstrap();
  }

  String topic(String name) {
    return prefix + name;
  }

  /** The configuration of a run, with further keys at its end. */
  Path configuration(String run, String... more) throws IOException {
    String text =
        """
        kafka: {bootstrap: "%s"}
        topics:
          events: %s
          actions: %s
          rulebooks: %s
          alerts: %s
          forecasts: %s
          contributions: %s
          feed-accounts: %s
          ledger-heads: %s
          rejected: %s
          create: {enabled: true, partitions: 2}
        group: %s
        rulebook: ./book
        data: ./%s
        ledger: {database: none}
        clock: {alarm-after: PT5S}
        checkpoints: {interval: PT1S}
        """
            .formatted(
                bootstrap(),
                topic("case-events"),
                topic("alert-actions"),
                topic("rulebooks"),
                topic("alerts-" + run),
                topic("forecasts-" + run),
                topic("contributions-" + run),
                topic("feed-accounts-" + run),
                topic("ledger-heads-" + run),
                topic("rejected-" + run),
                topic(run),
                run);
    return Files.writeString(folder.resolve(run + ".yaml"), text + String.join("\n", more) + "\n");
  }

  /** A run; its job ticks four times a second unless the environment says otherwise. */
  Serving serve(String run, Map<String, String> environment) throws Exception {
    Map<String, String> variables = new TreeMap<>(Map.of("YUSHI_TICKER_INTERVAL", "PT0.25S"));
    variables.putAll(environment);
    return Serving.start(ConfigurationReader.read(configuration(run), variables), true);
  }

  Serving serve(String run) throws Exception {
    return serve(run, Map.of());
  }

  /** Writes events, the cases spread over the partitions; waits until they are there. */
  void send(Event... events) throws Exception {
    List<Future<?>> sent = new ArrayList<>();
    for (Event event : events) {
      sent.add(
          producer.send(new ProducerRecord<>(topic("case-events"), event.caseId(), event.json())));
    }
    for (Future<?> each : sent) {
      each.get(SECONDS, TimeUnit.SECONDS);
    }
  }

  /** Writes one record as it is; waits until it is there. */
  void send(String topic, Long time, String value) throws Exception {
    producer
        .send(new ProducerRecord<>(topic(topic), null, time, null, value))
        .get(SECONDS, TimeUnit.SECONDS);
  }

  /** Every record that a topic has now. */
  List<ConsumerRecord<String, String>> records(String topic) {
    return logs.computeIfAbsent(topic, name -> new TopicLog(bootstrap(), topic(name))).upToNow();
  }

  /** Every record of a topic of results that has a value. */
  List<String> lines(String topic) {
    return records(topic).stream().map(ConsumerRecord::value).filter(Objects::nonNull).toList();
  }

  /** Every revision of a run, repeats too. */
  List<JsonNode> revisions(String run) {
    return lines("alerts-" + run).stream().map(Ground::parse).toList();
  }

  static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    logs.values().forEach(TopicLog::close);
    producer.close();
  }

  /** An event about a case at window W01 of centre C1. */
  record Event(String caseId, String json) {
    static Event of(String caseId, String type, Instant at, String more) {
      return new Event(
          caseId,
          ("{\"eventId\":\"%s-%s\",\"caseId\":\"%s\",\"type\":\"%s\",\"occurredAt\":\"%s\","
                  + "\"source\":\"windows\",\"item\":\"MKT-01\",\"centre\":\"C1\",\"window\":\"W01\"%s}")
              .formatted(caseId, type, caseId, type, at, more));
    }

    /** Accepted, with a promise. */
    static Event accepted(String caseId, Instant at, Instant promisedBy) {
      return of(caseId, "ACCEPTED", at, ",\"promisedBy\":\"" + promisedBy + "\"");
    }

    /** Begun, so that nobody can say it was only registered. */
    static Event begun(String caseId, Instant at) {
      return of(caseId, "STEP_STARTED", at, ",\"stepKind\":\"HANDLING\"");
    }

    static Event decided(String caseId, Instant at) {
      return of(caseId, "DECIDED", at, "");
    }
  }
}
