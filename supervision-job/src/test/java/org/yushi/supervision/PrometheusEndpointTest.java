package org.yushi.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yushi.supervision.Events.at;
import static org.yushi.supervision.Events.event;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yushi.casework.CaseEvent;
import org.yushi.casework.CaseEventWriter;
import org.yushi.casework.EventType;
import org.yushi.rulebook.RulebookBundle;
import org.yushi.rulebook.RulebookSchedule;

/** A running job answers Prometheus with every metric there is. */
class PrometheusEndpointTest {
  private static final Instant NOON = at("2026-03-02T12:00");
  private static final Instant EVENING = at("2026-03-02T18:00");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final int PORT = freePort();

  private static JobClient job;

  @BeforeAll
  static void startTheJob() throws Exception {
    job = start(new Tape(lines(), NOON.toEpochMilli(), EVENING.toEpochMilli()));
  }

  @AfterAll
  static void endTheJob() throws Exception {
    job.cancel().get();
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Records that were all appended at one instant, and then ticks of a later one for ever. */
  private record Tape(List<String> lines, long appendedAt, long tickedAt)
      implements GeneratorFunction<Long, RawRecord> {
    @Override
    public RawRecord map(Long number) {
      return number < lines.size()
          ? RawRecord.appended(
              "case-events-centre",
              0,
              number,
              appendedAt,
              lines.get(number.intValue()).getBytes(StandardCharsets.UTF_8))
          : new RawRecord(
              RawRecord.Kind.TICK,
              "case-events-centre",
              "case-events-centre-0",
              number,
              tickedAt,
              new byte[0]);
    }
  }

  /** Something of everything that is counted. */
  private static List<String> lines() {
    CaseEventWriter writer = new CaseEventWriter(Events.ZONE);
    CaseEvent accepted = event("a", EventType.ACCEPTED, "2026-03-02T10:00", "\"item\":\"MKT-01\"");
    CaseEvent elsewhere =
        event(
            "b",
            EventType.ACCEPTED,
            "2026-03-02T10:00",
            "\"item\":\"MKT-01\"",
            "\"place\":\"DEPARTMENT\"");
    CaseEvent orphan =
        event("c", EventType.CORRECTED, "2026-03-02T10:00", "\"amends\":\"unknown\"");
    CaseEvent talkative =
        event("a", EventType.COMPLAINED, "2026-03-02T11:00", "\"reason\":\"身份证 NUMBER\"");
    List<String> lines = new ArrayList<>();
    for (CaseEvent each : List.of(accepted, accepted, elsewhere, orphan)) {
      lines.add(writer.write(each));
    }
    lines.add(writer.write(accepted).replace("MKT-01", "MKT-02"));
    lines.add(writer.write(talkative).replace("NUMBER", "11010519491231002X"));
    lines.add(writer.write(elsewhere).replace("\"centre\"", "\"税务局\"").replace("\"b\"", "\"d\""));
    lines.add("no JSON");
    return lines;
  }

  private static JobClient start(Tape tape) throws Exception {
    Configuration configuration = Replay.configuration();
    PrometheusEndpoint.open(configuration, String.valueOf(PORT));
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(1, configuration);
    var source =
        new DataGeneratorSource<>(
            tape,
            Long.MAX_VALUE,
            RateLimiterStrategy.perSecond(100),
            TypeInformation.of(RawRecord.class));
    SupervisionJob.define(
        env,
        env.fromSource(
                source,
                WatermarkStrategy.<RawRecord>forMonotonousTimestamps()
                    .withTimestampAssigner((record, time) -> record.appendedAt()),
                "records")
            .uid("records"),
        null,
        null,
        RulebookSchedule.always(RulebookBundle.shipped("demo")),
        Events.AS_OF,
        new Outlets(
            new DiscardingSink<>(),
            new DiscardingSink<>(),
            new DiscardingSink<>(),
            new DiscardingSink<>(),
            List.of(new DiscardingSink<>())));
    return env.executeAsync("metrics");
  }

  /** Holds before patience ends. */
  private static void shortly(Consumer<List<String>> isTrue) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        isTrue.accept(page());
        return;
      } catch (AssertionError | IOException e) {
        if (System.nanoTime() > end) {
          throw new AssertionError("not within " + PATIENCE, e);
        }
      }
      Thread.sleep(100);
    }
  }

  private static List<String> page() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + PORT + "/metrics")).build();
    return HTTP.send(request, BodyHandlers.ofString()).body().lines().toList();
  }

  private static boolean shows(List<String> page, StationMetric metric) {
    return page.stream()
        .anyMatch(
            line ->
                line.startsWith(metric.exported() + "{")
                    || line.startsWith(metric.exported() + "_count{"));
  }

  private static double value(List<String> page, StationMetric metric, String... labels) {
    List<String> found =
        page.stream()
            .filter(line -> line.startsWith(metric.exported() + "{"))
            .filter(line -> List.of(labels).stream().allMatch(line::contains))
            .toList();
    assertThat(found).as("%s %s", metric.exported(), List.of(labels)).hasSize(1);
    String line = found.get(0);
    return Double.parseDouble(line.substring(line.lastIndexOf(' ')));
  }

  private static void showsAll(List<String> page) {
    assertThat(MetricNames.ofStations())
        .allSatisfy(metric -> assertThat(shows(page, metric)).as(metric.exported()).isTrue());
    assertThat(value(page, MetricNames.RECEIVED, "source=\"centre\"")).isEqualTo(6);
    assertThat(value(page, MetricNames.JUDGED, "source=\"centre\"")).isEqualTo(3);
    assertThat(value(page, MetricNames.DUPLICATE, "source=\"centre\"")).isEqualTo(2);
    assertThat(value(page, MetricNames.CONFLICT, "source=\"centre\"")).isEqualTo(1);
    assertThat(value(page, MetricNames.WAITING, "source=\"centre\"")).isEqualTo(1);
    assertThat(value(page, MetricNames.MASKED, "source=\"centre\"")).isEqualTo(1);
    assertThat(value(page, MetricNames.REJECTED, "source=\"(unknown)\"")).isEqualTo(1);
    assertThat(value(page, MetricNames.JUDGED, "source=\"税务局\"")).isEqualTo(1);
    assertThat(value(page, MetricNames.OPEN_CASES, "case-review")).isEqualTo(3);
    assertThat(value(page, MetricNames.FEED_SILENT, "source=\"centre\"")).isEqualTo(1);
    assertThat(value(page, MetricNames.ALERTS_ACTIVE, "rule=\"off-centre\"", "level=\"RED\""))
        .isEqualTo(2);
    assertThat(value(page, MetricNames.LATE_RECORDS, "case-review")).isZero();
  }

  @Test
  void everyMetricOfTheStationsIsShown() throws Exception {
    shortly(PrometheusEndpointTest::showsAll);
  }

  private static void bearsOnlyLabelsThatStay(List<String> page) {
    assertThat(page.stream().filter(line -> line.startsWith(StationMetric.PREFIX)))
        .isNotEmpty()
        .allSatisfy(
            line ->
                assertThat(line)
                    .contains("operator_name=", "subtask_index=")
                    .doesNotContainPattern("job_id=|attempt|tm_id=|host=|task_id="));
  }

  @Test
  void noLabelIsNewWithEveryStart() throws Exception {
    shortly(PrometheusEndpointTest::bearsOnlyLabelsThatStay);
  }
}
