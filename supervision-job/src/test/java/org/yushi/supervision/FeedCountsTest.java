package org.yushi.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeedCountsTest {
  private ShownMetrics shown;
  private KeyedOneInputStreamOperatorTestHarness<String, FeedCount, FeedCount> station;

  @BeforeEach
  void openTheStation() throws Exception {
    station = station();
    station.open();
  }

  private KeyedOneInputStreamOperatorTestHarness<String, FeedCount, FeedCount> station()
      throws Exception {
    shown = new ShownMetrics();
    return new KeyedOneInputStreamOperatorTestHarness<>(
        new FeedCounts(), FeedCount::source, Types.STRING, shown.environment());
  }

  @AfterEach
  void closeTheStation() throws Exception {
    station.close();
  }

  private void counts(FeedCount change) throws Exception {
    station.processElement(change, 0);
  }

  private static FeedCount received(String source) {
    return new FeedCount(source, 1, 0, 0, 0, 0, 1, 0);
  }

  private static FeedCount judged(String source) {
    return new FeedCount(source, 0, 1, 0, 0, 0, -1, 0);
  }

  @Test
  void sendsOneTotalPerSourceWhenTheWatermarkHasMoved() throws Exception {
    counts(received("centre"));
    counts(received("township"));
    counts(judged("centre"));
    assertThat(station.extractOutputValues()).isEmpty();

    station.processWatermark(1_000);
    assertThat(station.extractOutputValues())
        .containsExactlyInAnyOrder(
            new FeedCount("centre", 1, 1, 0, 0, 0, 0, 0), received("township"));

    counts(received("centre"));
    station.processWatermark(2_000);
    assertThat(station.extractOutputValues())
        .hasSize(3)
        .endsWith(new FeedCount("centre", 2, 1, 0, 0, 0, 1, 0));
  }

  @Test
  void showsEveryPartOfATotal() throws Exception {
    counts(new FeedCount("centre", 28, 7, 6, 5, 4, 3, 2));
    counts(new FeedCount("centre", 0, 1, 0, 0, 0, -1, 0));

    assertThat(shown.value(MetricNames.RECEIVED, "centre")).isEqualTo(28);
    assertThat(shown.value(MetricNames.JUDGED, "centre")).isEqualTo(8);
    assertThat(shown.value(MetricNames.DUPLICATE, "centre")).isEqualTo(6);
    assertThat(shown.value(MetricNames.CONFLICT, "centre")).isEqualTo(5);
    assertThat(shown.value(MetricNames.REJECTED, "centre")).isEqualTo(4);
    assertThat(shown.value(MetricNames.WAITING, "centre")).isEqualTo(2);
    assertThat(shown.value(MetricNames.MASKED, "centre")).isEqualTo(2);
  }

  @Test
  void showsAllTotalsRightAfterARestoreAndGoesOnFromThem() throws Exception {
    counts(received("centre"));
    counts(received("township"));
    var snapshot = station.snapshot(1, 1);
    station.close();
    station = station();
    station.initializeState(snapshot);
    station.open();

    assertThat(shown.value(MetricNames.RECEIVED, "centre")).isOne();
    assertThat(shown.value(MetricNames.RECEIVED, "township")).isOne();
    counts(received("centre"));
    assertThat(shown.value(MetricNames.RECEIVED, "centre")).isEqualTo(2);
  }

  @Test
  void aRecordThatNamesNoSourceIsShownToo() throws Exception {
    counts(new FeedCount("", 1, 0, 0, 0, 1, 0, 0));

    assertThat(shown.value(MetricNames.REJECTED, FeedMetrics.UNKNOWN)).isOne();
  }

  @Test
  void inventedSourcesMakeNoMetricsWithoutEnd() throws Exception {
    for (int i = 0; i < FeedMetrics.MOST_SOURCES + 10; i++) {
      counts(received("source-" + i));
    }
    counts(received("x".repeat(65)));
    counts(received("source-0"));

    assertThat(shown.value(MetricNames.RECEIVED, FeedMetrics.OTHERS)).isEqualTo(11);
    assertThat(shown.value(MetricNames.RECEIVED, "source-0")).isEqualTo(2);
  }
}
