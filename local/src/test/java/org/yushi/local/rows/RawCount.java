package org.yushi.local.rows;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts the cases of a raw log, each by itself, as they were known at an instant. It knows the
 * months of a place and nothing else of Yushi.
 */
final class RawCount {
  private final ZoneId zone;
  private final Instant knownBy;

  RawCount(ZoneId zone, Instant knownBy) {
    this.zone = zone;
    this.knownBy = knownBy;
  }

  /** By "month department figure", without those that are 0. */
  SortedMap<String, Long> of(List<RawCase> cases) {
    SortedMap<String, Long> counts = new TreeMap<>();
    YearMonth last = month(knownBy);
    for (RawCase each : cases) {
      if (each.begun().isAfter(knownBy)) {
        continue;
      }
      Instant ended = known(each.ended());
      add(counts, month(each.begun()), each, "received");
      if (ended != null) {
        add(counts, month(ended), each, "decided");
        if (each.due() != null && ended.isAfter(each.due())) {
          add(counts, month(ended), each, "late");
        }
      }
      for (YearMonth month = month(each.begun());
          !month.isAfter(last);
          month = month.plusMonths(1)) {
        if (ended != null && !month(ended).isAfter(month)) {
          break;
        }
        add(counts, month, each, "open");
        if (each.due() != null && each.due().isBefore(end(month))) {
          add(counts, month, each, "openLate");
        }
      }
    }
    return counts;
  }

  private @Nullable Instant known(@Nullable Instant time) {
    return time == null || time.isAfter(knownBy) ? null : time;
  }

  private YearMonth month(Instant time) {
    return YearMonth.from(time.atZone(zone));
  }

  /** The last midnight of a month, or the instant itself in the month that it lies in. */
  private Instant end(YearMonth month) {
    Instant midnight = month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
    return midnight.isAfter(knownBy) ? knownBy : midnight;
  }

  private static void add(
      SortedMap<String, Long> counts, YearMonth month, RawCase of, String figure) {
    counts.merge(month + " " + of.department() + " " + figure, 1L, Long::sum);
  }
}
