package org.yushi.supervision.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.JobID;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When the watch over the clock speaks; nobody listens at the address of its Kafka. */
class ClockWatchTest {
  private static final Instant START = Instant.parse("2026-03-02T01:00:00Z");
  private static final LiveSettings SETTINGS =
      LiveSettings.of("127.0.0.1:1", TopicNames.around(EventTopics.named("case-events")))
          .client("default.api.timeout.ms", "200")
          .client("request.timeout.ms", "100")
          .build();

  private Long clock = Long.MIN_VALUE;
  private int seconds;
  private final ClockGauges gauges = new ClockGauges();
  private final JobID job = new JobID();
  private final List<String> said = new ArrayList<>();
  private final ClockWatch watch =
      new ClockWatch(
          SETTINGS,
          PartitionCounts.of(Map.of("case-events", 1)),
          job,
          new ClockWatch.Announcer() {
            @Override
            public void alarm(String line) {
              said.add(seconds + ": " + line);
            }

            @Override
            public void wellAgain(String line) {
              said.add(seconds + ": well");
            }
          },
          (InstantSource) () -> START.plusSeconds(seconds));

  private final Gauge<Long> station = () -> clock;

  ClockWatchTest() {
    gauges.notifyOfAddedMetric(
        station,
        "currentInputWatermark",
        new UnregisteredMetricsGroup() {
          @Override
          public Map<String, String> getAllVariables() {
            return Map.of("<job_id>", job.toString(), "<operator_name>", "case-review");
          }
        });
  }

  @AfterEach
  void forget() {
    gauges.notifyOfRemovedMetric(station, "currentInputWatermark", new UnregisteredMetricsGroup());
    watch.close();
  }

  private void look(int from, int to) {
    for (seconds = from; seconds <= to; seconds++) {
      watch.look();
    }
  }

  private void clockAt(int second) {
    clock = START.plusSeconds(second).toEpochMilli();
  }

  private List<Integer> spoken() {
    return said.stream()
        .map(line -> Integer.parseInt(line.substring(0, line.indexOf(':'))))
        .toList();
  }

  @Test
  void saysNothingWhileTheJobStartsAndWhileTheClockGoes() {
    look(0, 10);
    for (int second = 11; second < 60; second++) {
      clockAt(second - 2);
      look(second, second);
    }

    assertThat(said).isEmpty();
  }

  @Test
  void repeatsItselfInGrowingIntervalsAndSaysOnceThatAllIsWell() {
    clockAt(5);
    look(6, 100);
    clockAt(99);
    look(101, 105);

    assertThat(spoken()).containsExactly(16, 26, 46, 86, 101);
    assertThat(said.get(0)).contains("127.0.0.1:1", "cannot be reached", "11 s ago");
    assertThat(said.get(4)).endsWith("well");
  }

  @Test
  void aClockThatNeverBeganIsToldToo() {
    look(0, 12);

    assertThat(spoken()).containsExactly(11);
    assertThat(said.get(0)).contains("时钟停在 —");
  }

  @Test
  void aBacklogAtTheStartIsNotAlarmingAtOnceAndTheTrueAgeIsTold() {
    clockAt(-3_600);
    look(0, 11);

    assertThat(spoken()).containsExactly(11);
    assertThat(said.get(0)).contains("3611 s ago");
  }

  @Test
  void aClockThatIsAheadIsTold() {
    clockAt(300);
    look(1, 1);

    assertThat(said).singleElement().asString().contains("299 s ahead").contains("NTP");
  }

  @Test
  void theClockOfProducersIsNotWatched() {
    LiveSettings payload = LiveSettings.of("127.0.0.1:1", SETTINGS.topics()).payloadClock().build();

    assertThatThrownBy(
            () -> ClockWatch.start(payload, PartitionCounts.of(Map.of("a", 1)), new JobID()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(watch.age()).isEqualTo(Duration.ofSeconds(seconds));
  }
}
