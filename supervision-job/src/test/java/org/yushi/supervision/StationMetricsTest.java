package org.yushi.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yushi.supervision.Events.at;

import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yushi.alert.VerdictChange;
import org.yushi.rulebook.RulebookBundle;
import org.yushi.rulebook.RulebookSchedule;

/**
 * What every station tells of itself, at the example of the one of feeds. In the demo's rulebook
 * the source "centre" may be silent for two office hours.
 */
class StationMetricsTest {
  private ShownMetrics shown;
  private KeyedOneInputStreamOperatorTestHarness<String, FeedHeard, VerdictChange> station;

  @BeforeEach
  void openTheStation() throws Exception {
    station = station();
    station.open();
  }

  private KeyedOneInputStreamOperatorTestHarness<String, FeedHeard, VerdictChange> station()
      throws Exception {
    shown = new ShownMetrics();
    RulebookSchedule demo = RulebookSchedule.always(RulebookBundle.shipped("demo"));
    return new KeyedOneInputStreamOperatorTestHarness<>(
        new FeedReview(demo, Events.AS_OF), FeedHeard::source, Types.STRING, shown.environment());
  }

  @AfterEach
  void closeTheStation() throws Exception {
    station.close();
  }

  private void restart() throws Exception {
    var snapshot = station.snapshot(1, 1);
    station.close();
    station = station();
    station.initializeState(snapshot);
    station.open();
  }

  private void isHeard(String source, String time) throws Exception {
    station.processElement(new FeedHeard(source, at(time)), at(time).toEpochMilli());
  }

  private void passes(String time) throws Exception {
    station.processWatermark(at(time).toEpochMilli());
  }

  @Test
  void theClockIsAsOldAsWhatTheStationKnowsToHavePassed() throws Exception {
    passes("2026-03-02T12:00");
    long passed = at("2026-03-02T12:00").toEpochMilli();

    long before = System.currentTimeMillis();
    long age = shown.value(MetricNames.CLOCK_AGE);
    assertThat(age).isBetween(before - passed, System.currentTimeMillis() - passed);
  }

  @Test
  void aClockThatHasNotBegunIsAsOldAsTheStation() {
    assertThat(StationMetrics.clockAge(Long.MIN_VALUE, 1_000, 61_000)).isEqualTo(60_000);
    assertThat(shown.value(MetricNames.CLOCK_AGE)).isBetween(0L, 60_000L);
  }

  @Test
  void aClockThatHasEndedDoesNotAge() {
    assertThat(StationMetrics.clockAge(Long.MAX_VALUE, 1_000, 61_000)).isZero();
  }

  @Test
  void aRecordAtTheWatermarkIsLate() throws Exception {
    isHeard("centre", "2026-03-02T10:00");
    passes("2026-03-02T12:00");
    assertThat(shown.value(MetricNames.LATE_RECORDS)).isZero();

    isHeard("centre", "2026-03-02T12:00");
    isHeard("centre", "2026-03-02T12:01");
    assertThat(shown.value(MetricNames.LATE_RECORDS)).isOne();
  }

  @Test
  void everyStepIsMeasured() throws Exception {
    isHeard("centre", "2026-03-02T10:00");
    isHeard("centre", "2026-03-02T11:00");
    passes("2026-03-02T11:30");

    assertThat(shown.histogram(MetricNames.REVIEW_TIME).getCount()).isEqualTo(2);
    assertThat(shown.histogram(MetricNames.REVIEW_TIME).getStatistics().getMax()).isPositive();
  }

  @Test
  void aSilentSourceIsShownUntilItIsBack() throws Exception {
    isHeard("centre", "2026-03-02T10:00");
    passes("2026-03-02T11:00");
    assertThat(shown.value(MetricNames.FEED_SILENT, "centre")).isZero();

    passes("2026-03-02T13:00");
    assertThat(shown.value(MetricNames.FEED_SILENT, "centre")).isOne();

    isHeard("centre", "2026-03-02T14:00");
    passes("2026-03-02T15:00");
    assertThat(shown.value(MetricNames.FEED_SILENT, "centre")).isZero();
  }

  @Test
  void aSilenceIsShownRightAfterARestore() throws Exception {
    isHeard("centre", "2026-03-02T10:00");
    isHeard("township", "2026-03-02T10:00");
    passes("2026-03-02T13:00");
    restart();

    assertThat(shown.value(MetricNames.FEED_SILENT, "centre")).isOne();
    assertThat(shown.value(MetricNames.FEED_SILENT, "township")).isZero();
  }
}
