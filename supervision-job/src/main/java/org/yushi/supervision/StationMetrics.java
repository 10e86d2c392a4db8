package org.yushi.supervision;

import java.util.function.LongSupplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;

/** What every station tells of itself: whether its clock goes and how long its steps take. */
final class StationMetrics {
  private static final long NANOS_PER_MICRO = 1_000;

  private final Counter late;
  private final Histogram reviewTime;

  /**
   * Registers them.
   *
   * @param watermark what the station knows to have passed, epoch ms
   */
  StationMetrics(MetricGroup station, LongSupplier watermark) {
    long opened = WallClock.millis();
    late = MetricNames.LATE_RECORDS.counter(station);
    reviewTime = MetricNames.REVIEW_TIME.histogram(station);
    MetricNames.CLOCK_AGE.gauge(
        station, () -> clockAge(watermark.getAsLong(), opened, WallClock.millis()));
  }

  /** A clock that has not begun is as old as the station; one that has ended does not age. */
  static long clockAge(long watermark, long opened, long now) {
    if (watermark == Long.MAX_VALUE) {
      return 0;
    }
    return now - (watermark == Long.MIN_VALUE ? opened : watermark);
  }

  void late() {
    late.inc();
  }

  /** When a step begins. */
  static long now() {
    return WallClock.nanos();
  }

  /** A step is done that began then. */
  void reviewed(long began) {
    reviewTime.update((WallClock.nanos() - began) / NANOS_PER_MICRO);
  }
}
