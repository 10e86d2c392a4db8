package org.yushi.rulebook;

import java.time.LocalDate;

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
}
