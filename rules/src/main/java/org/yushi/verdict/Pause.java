package org.yushi.verdict;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch in which the clock stands, end exclusive.
 *
 * @param from begin
 * @param until end, or null if it lies beyond the published calendar
 */
record Pause(Instant from, @Nullable Instant until) {

  /** Pauses in order, overlapping ones joined, so that each moment counts once. */
  static List<Pause> merged(List<Pause> pauses) {
    if (pauses.size() < 2) {
      return pauses;
    }
    List<Pause> sorted = new ArrayList<>(pauses);
    sorted.sort(Comparator.comparing(Pause::from));
    List<Pause> merged = new ArrayList<>();
    Pause open = sorted.get(0);
    for (Pause next : sorted.subList(1, sorted.size())) {
      if (open.until != null && next.from.isAfter(open.until)) {
        merged.add(open);
        open = next;
      } else {
        open = new Pause(open.from, later(open.until, next.until));
      }
    }
    merged.add(open);
    return merged;
  }

  /** The first instant from {@code instant} on at which the clock runs; null if none is dated. */
  static @Nullable Instant running(List<Pause> merged, Instant instant) {
    for (Pause pause : merged) {
      if (!instant.isBefore(pause.from) && (pause.until == null || instant.isBefore(pause.until))) {
        return pause.until;
      }
    }
    return instant;
  }

  private static @Nullable Instant later(@Nullable Instant a, @Nullable Instant b) {
    return a == null || b == null ? null : a.isAfter(b) ? a : b;
  }
}
