package org.yushi.local.year;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yushi.calendar.OfficeCalendar;

/**
 * A stretch of time, such as that of a stop.
 *
 * @param to its end, or null if it has none, or one beyond the published days
 */
record PlainSpan(Instant from, @Nullable Instant to) {

  /** The stretches within a beginning and an end (null: none), overlaps once, in order. */
  static List<PlainSpan> union(
      Collection<PlainSpan> spans, Instant beginning, @Nullable Instant end) {
    List<PlainSpan> union = new ArrayList<>();
    for (PlainSpan span : spans.stream().sorted(Comparator.comparing(PlainSpan::from)).toList()) {
      Instant from = span.from.isBefore(beginning) ? beginning : span.from;
      Instant to = earlier(span.to, end);
      if (to != null && !to.isAfter(from)) {
        continue;
      }
      PlainSpan last = union.isEmpty() ? null : union.get(union.size() - 1);
      if (last != null && (last.to == null || !last.to.isBefore(from))) {
        Instant further = last.to == null || to == null ? null : later(last.to, to);
        union.set(union.size() - 1, new PlainSpan(last.from, further));
      } else {
        union.add(new PlainSpan(from, to));
      }
    }
    return union;
  }

  /** Office time inside stretches that do not overlap; null if beyond the published days. */
  static @Nullable Duration officeTime(List<PlainSpan> union, OfficeCalendar calendar) {
    Duration sum = Duration.ZERO;
    for (PlainSpan span : union) {
      Duration time = span.to == null ? null : calendar.officeTime(span.from, span.to);
      if (time == null) {
        return null;
      }
      sum = sum.plus(time);
    }
    return sum;
  }

  /** The earlier of two instants; null counts as never. */
  static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
