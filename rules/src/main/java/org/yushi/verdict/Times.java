package org.yushi.verdict;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Instants as the rules see them: epoch milliseconds, {@link #NEVER} for what has no date. */
public final class Times {
  /** Later than everything: not happened, not dated. */
  public static final long NEVER = Long.MAX_VALUE;

  private Times() {}

  static long of(@Nullable Instant instant) {
    return instant == null ? NEVER : instant.toEpochMilli();
  }
}
