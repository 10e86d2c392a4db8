package org.yushi.local.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.yushi.local.services.KafkaService;
import org.yushi.supervision.live.EventTopics;
import org.yushi.supervision.live.LiveSettings;
import org.yushi.supervision.live.TopicNames;
import org.yushi.supervision.live.Topics;

/** The topics of one run, on a broker that tests share, and whoever writes and reads them. */
final class LiveTopics {
  static final Map<String, String> INPUT =
      Map.of("message.timestamp.type", "LogAppendTime", "retention.ms", "-1");

  private static final AtomicInteger RUNS = new AtomicInteger();
  private static final long SECONDS = 30;

  private final KafkaService kafka;
  private final TopicNames names;

  private LiveTopics(KafkaService kafka, TopicNames names) {
    this.kafka = kafka;
    this.names = names;
  }

  /** Names that no other run has; the topics of events exist, of the others none yet. */
  static LiveTopics around(KafkaService kafka, EventTopics events) {
    String run = "-of-run-" + RUNS.incrementAndGet();
    return new LiveTopics(kafka, TopicNames.around(events, run));
  }

  /** One topic of events with this many partitions, and all others. */
  static LiveTopics of(KafkaService kafka, int partitions) throws Exception {
    String events = kafka.newTopic("case-events", partitions, INPUT);
    LiveTopics topics = around(kafka, EventTopics.named(events));
    Topics.create(topics.settings().build(), partitions, (short) 1);
    return topics;
  }

  /** The same other topics with other topics of events. */
  LiveTopics with(EventTopics events) {
    return new LiveTopics(
        kafka,
        new TopicNames(
            events,
            names.actions(),
            names.rulebooks(),
            names.alerts(),
            names.forecasts(),
            names.contributions(),
            names.feedAccounts(),
            names.ledgerHeads(),
            names.rejected()));
  }

  TopicNames names() {
    return names;
  }

  String events() {
    return names.events().among(List.of()).get(0);
  }

  /** Settings for an impatient test: a clock older than 3 s is worth a line. */
  LiveSettings.Builder settings() {
    return LiveSettings.of(kafka.bootstrap(), names)
        .group("test-" + names.alerts())
        .ticker(true, Duration.ofMillis(500))
        .alarmAfter(Duration.ofSeconds(3))
        .checkpointInterval(Duration.ofSeconds(2));
  }

  KafkaProducer<String, String> producer(String... properties) {
    Map<String, Object> all = new HashMap<>();
    all.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrap());
    for (int i = 0; i < properties.length; i += 2) {
      all.put(properties[i], properties[i + 1]);
    }
    return new KafkaProducer<>(all, new StringSerializer(), new StringSerializer());
  }

  /** Writes a record with a time of its own, which a broker that stamps does not heed. */
  void write(String topic, int partition, Instant time, String value) throws Exception {
    try (KafkaProducer<String, String> producer = producer()) {
      producer
          .send(new ProducerRecord<>(topic, partition, time.toEpochMilli(), "key", value))
          .get(SECONDS, TimeUnit.SECONDS);
    }
  }

  void set(String topic, String setting, String value) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    AlterConfigOp set =
        new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET);
    kafka
        .admin()
        .incrementalAlterConfigs(Map.of(resource, List.of(set)))
        .all()
        .get(SECONDS, TimeUnit.SECONDS);
  }

  void addPartition(String topic, int total) throws Exception {
    kafka
        .admin()
        .createPartitions(Map.of(topic, NewPartitions.increaseTo(total)))
        .all()
        .get(SECONDS, TimeUnit.SECONDS);
  }

  /** Reads until a record holds all these words, and says when it could be read. */
  Arrival await(String topic, Duration limit, String... words) {
    List<String> seen = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer = fromTheBeginning(topic)) {
      Instant deadline = Instant.now().plus(limit);
      while (Instant.now().isBefore(deadline)) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(50))) {
          seen.add(record.value());
          if (List.of(words).stream().allMatch(String.valueOf(record.value())::contains)) {
            return new Arrival(record.key(), record.value(), Instant.now());
          }
        }
      }
    }
    throw new AssertionError(
        "not within " + limit + " on " + topic + ": " + List.of(words) + "; seen: " + seen);
  }

  /** All that can be read now. */
  List<String> values(String topic) {
    List<String> values = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer = fromTheBeginning(topic)) {
      Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(50)).forEach(record -> values.add(record.value()));
      }
    }
    return values;
  }

  private KafkaConsumer<String, String> fromTheBeginning(String topic) {
    KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka.bootstrap(), "isolation.level", "read_committed"),
            new StringDeserializer(),
            new StringDeserializer());
    List<TopicPartition> all =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    consumer.assign(all);
    consumer.seekToBeginning(all);
    return consumer;
  }

  /** A record and when it could be read. */
  record Arrival(String key, String value, Instant at) {}

  /** A case event as JSON; {@code more} are further fields. */
  static String event(String caseId, String id, String type, Instant at, String more) {
    return "{\"eventId\":\"%s\",\"caseId\":\"%s\",\"type\":\"%s\",\"source\":\"test\",\"occurredAt\":\"%s\"%s}"
        .formatted(id, caseId, type, at, more);
  }
}
