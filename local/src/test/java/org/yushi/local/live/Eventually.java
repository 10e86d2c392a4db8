package org.yushi.local.live;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what has to come true. */
final class Eventually {
  private Eventually() {}

  /** Returns once the condition holds; fails with what was seen if it does not in time. */
  static void holds(String what, Duration limit, BooleanSupplier condition, Supplier<?> seen) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        fail("not within %s: %s; seen: %s", limit, what, seen.get());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }
}
