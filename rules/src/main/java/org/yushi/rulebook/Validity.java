package org.yushi.rulebook;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The days on which a row of the rulebook holds; rows are closed, never deleted.
 *
 * @param from first day
 * @param until last day
 */
public record Validity(LocalDate from, LocalDate until) {
  /** Whether the row holds on a day. */
  public boolean on(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(until);
  }

  /** Whether both hold on some day. */
  public boolean overlaps(Validity other) {
    return !until.isBefore(other.from) && !other.until.isBefore(from);
  }

  /** The first day, from this one on, that any of the spans holds; null if none does. */
  static @Nullable LocalDate firstDay(List<Validity> spans, LocalDate day) {
    LocalDate first = null;
    for (Validity span : spans) {
      LocalDate candidate = span.from.isAfter(day) ? span.from : day;
      if (span.on(candidate) && (first == null || candidate.isBefore(first))) {
        first = candidate;
      }
    }
    return first;
  }
}
