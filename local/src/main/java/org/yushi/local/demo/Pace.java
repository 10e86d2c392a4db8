package org.yushi.local.demo;

import java.time.Duration;
import java.time.Instant;

/**
 * How fast the county's time passes.
 *
 * @param begin where it begins
 * @param end where it ends
 * @param length how long that takes; zero = as fast as it goes
 */
record Pace(Instant begin, Instant end, Duration length) {
  private static final Duration STRIDE = Duration.ofDays(1);

  /**
   * Up to which instant everything should have happened.
   *
   * @param running time since the beginning
   * @param played up to which instant everything has happened
   */
  Instant due(Duration running, Instant played) {
    if (length.isZero()) {
      Instant next = played.plus(STRIDE);
      return next.isAfter(end) ? end : next;
    }
    if (running.compareTo(length) >= 0) {
      return end;
    }
    double part = (double) running.toNanos() / length.toNanos();
    return begin.plusMillis((long) (part * Duration.between(begin, end).toMillis()));
  }
}
