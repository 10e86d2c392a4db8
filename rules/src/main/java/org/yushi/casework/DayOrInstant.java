package org.yushi.casework;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A time as a source gave it: an instant, or a bare date, which means close of office that day.
 *
 * @param instant the instant, or null for a date
 * @param epochDay the date as days since 1970-01-01, or null for an instant
 */
public record DayOrInstant(@Nullable Instant instant, @Nullable Long epochDay) {

  /** A time given as an instant. */
  public static DayOrInstant of(Instant instant) {
    return new DayOrInstant(instant, null);
  }

  /** A time given as a date. */
  public static DayOrInstant of(LocalDate date) {
    return new DayOrInstant(null, date.toEpochDay());
  }

  /** The date; only for a time given as one. */
  public LocalDate date() {
    if (epochDay == null) {
      throw new IllegalStateException("not a date: " + this);
    }
    return LocalDate.ofEpochDay(epochDay);
  }

  @Override
  public String toString() {
    return instant != null ? instant.toString() : date().toString();
  }
}
