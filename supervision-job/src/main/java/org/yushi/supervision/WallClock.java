package org.yushi.supervision;

/**
 * The only clock the stations read, and only for metrics: what is published follows from records
 * alone.
 */
final class WallClock {
  private WallClock() {}

  /** Now, epoch ms. */
  static long millis() {
    return System.currentTimeMillis();
  }

  /** Nanoseconds since some instant, to measure how long something takes. */
  static long nanos() {
    return System.nanoTime();
  }
}
