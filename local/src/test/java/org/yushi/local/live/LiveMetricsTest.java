package org.yushi.local.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yushi.local.ports.FreePorts;
import org.yushi.local.services.KafkaService;
import org.yushi.local.services.RealServices;
import org.yushi.rulebook.RulebookBundle;
import org.yushi.rulebook.RulebookSchedule;
import org.yushi.supervision.MetricNames;
import org.yushi.supervision.StationMetric;
import org.yushi.supervision.live.DurableFolder;
import org.yushi.supervision.live.EventTopics;
import org.yushi.supervision.live.LiveConfiguration;
import org.yushi.supervision.live.LiveJob;
import org.yushi.supervision.live.LiveSettings;
import org.yushi.supervision.live.PartitionCounts;
import org.yushi.supervision.live.TopicNames;
import org.yushi.supervision.live.Topics;

/** What the live job tells Prometheus while its clock goes. */
@RealServices
class LiveMetricsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final double MINUTE = 60_000;

  private final HttpClient http = HttpClient.newHttpClient();
  private final KafkaService kafka;
  @TempDir private Path folder;

  LiveMetricsTest(KafkaService kafka) {
    this.kafka = kafka;
  }

  @Test
  void factsAndDeadlinesAreAlertsSoon() throws Exception {
    String events =
        kafka.newTopic(
            "metrics-events",
            2,
            Map.of("message.timestamp.type", "LogAppendTime", "retention.ms", "-1"));
    int port = FreePorts.next();
    LiveSettings settings =
        LiveSettings.of(
                kafka.bootstrap(), TopicNames.around(EventTopics.named(events), "-of-" + events))
            .metricsPort(String.valueOf(port))
            .build();
    Topics.create(settings, 2, (short) 1);
    JobClient job = start(settings);
    try {
      shortly(port, LiveMetricsTest::clockGoes);
      send(events, "c1", "\"place\":\"DEPARTMENT\"");
      send(events, "c2", "\"promisedBy\":\"" + Instant.now().plusSeconds(5) + "\"");
      shortly(port, page -> showsBoth(page, events));
    } finally {
      job.cancel().get();
    }
  }

  private JobClient start(LiveSettings settings) throws Exception {
    PartitionCounts partitions = Topics.check(settings);
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(
            settings.parallelism(),
            LiveConfiguration.of(settings, new DurableFolder(folder), null));
    LiveJob.define(
        env, settings, partitions, RulebookSchedule.always(RulebookBundle.shipped("county")));
    return env.executeAsync("yushi");
  }

  private void send(String topic, String caseId, String more) throws Exception {
    String accepted =
        """
        {"eventId":"e-%s","caseId":"%s","type":"ACCEPTED","source":"税务","item":"MKT-01",\
        "occurredAt":"%s",%s}"""
            .formatted(caseId, caseId, Instant.now(), more);
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrap()),
            new StringSerializer(),
            new StringSerializer())) {
      producer.send(new ProducerRecord<>(topic, caseId, accepted)).get(30, TimeUnit.SECONDS);
    }
  }

  private static void clockGoes(List<String> page) {
    assertThat(values(page, MetricNames.CLOCK_AGE))
        .hasSizeGreaterThan(5)
        .allSatisfy(age -> assertThat(age).isBetween(0.0, MINUTE));
    assertThat(values(page, MetricNames.TICKS_SENT))
        .singleElement()
        .satisfies(sent -> assertThat(sent).isPositive());
  }

  /** A case that a department took in for itself, and one whose promise has passed. */
  private static void showsBoth(List<String> page, String topic) {
    assertThat(values(page, MetricNames.RECEIVED, "source=\"税务\"")).containsExactly(2.0);
    assertThat(values(page, MetricNames.ALERTS_ACTIVE, "rule=\"off-centre\"")).contains(1.0);
    assertThat(values(page, MetricNames.ALERTS_ACTIVE, "rule=\"overdue\"")).contains(1.0);
    assertThat(values(page, MetricNames.DETECTION_DELAY, "quantile=\"0.5\""))
        .anySatisfy(delay -> assertThat(delay).isBetween(0.0, MINUTE));
    assertThat(values(page, MetricNames.DEADLINE_ERROR, "quantile=\"0.5\""))
        .anySatisfy(error -> assertThat(error).isBetween(0.0, MINUTE));
    assertThat(values(page, MetricNames.LATE_RECORDS)).isNotEmpty().containsOnly(0.0);
    assertThat(values(page, MetricNames.TICKS_FAILED)).hasSize(1);
    double now = Instant.now().toEpochMilli();
    assertThat(values(page, MetricNames.LAST_TICK, "topic=\"" + topic + "\""))
        .hasSize(2)
        .allSatisfy(tick -> assertThat(tick).isBetween(now - MINUTE, now + MINUTE));
  }

  private static List<Double> values(List<String> page, StationMetric metric, String... labels) {
    return page.stream()
        .filter(line -> line.startsWith(metric.exported() + "{"))
        .filter(line -> List.of(labels).stream().allMatch(line::contains))
        .map(line -> Double.valueOf(line.substring(line.lastIndexOf(' ') + 1)))
        .toList();
  }

  private void shortly(int port, Consumer<List<String>> holds) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/metrics")).build();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        holds.accept(http.send(request, BodyHandlers.ofString()).body().lines().toList());
        return;
      } catch (AssertionError | IOException e) {
        if (System.nanoTime() > end) {
          throw new AssertionError("not within " + PATIENCE, e);
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
      }
    }
  }
}
