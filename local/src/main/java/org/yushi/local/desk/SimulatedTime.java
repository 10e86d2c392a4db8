package org.yushi.local.desk;

import java.time.Instant;
import java.time.InstantSource;

/** Where a simulated desk is in time. It never goes back. Safe for several threads. */
public final class SimulatedTime implements InstantSource {
  private volatile Instant now;

  /** A time that begins at an instant. */
  public SimulatedTime(Instant begin) {
    now = begin;
  }

  @Override
  public Instant instant() {
    return now;
  }

  /** Goes on to an instant, unless it has passed. */
  synchronized Instant goOnTo(Instant instant) {
    if (instant.isAfter(now)) {
      now = instant;
    }
    return now;
  }
}
