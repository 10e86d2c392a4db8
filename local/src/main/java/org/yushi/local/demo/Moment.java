package org.yushi.local.demo;

import java.time.Instant;
import org.yushi.supervision.FeedCount;

/**
 * How far the demo is.
 *
 * @param begin when the county's year begins
 * @param clock what the job knows to have passed
 * @param end when it ends
 * @param speed simulated seconds per second, 0 before it is known
 * @param counts what became of the records
 * @param board the alerts
 * @param letters who was warned
 */
record Moment(
    Instant begin,
    Instant clock,
    Instant end,
    double speed,
    FeedCount counts,
    AlertBoard board,
    LetterBoard letters) {

  /** What part of the time is over, from 0 to 1. */
  double part() {
    double all = end.toEpochMilli() - begin.toEpochMilli();
    double over = clock.toEpochMilli() - begin.toEpochMilli();
    return Math.max(0, Math.min(1, over / all));
  }
}
