package org.yushi.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * Office time found by walking minute by minute, as a clerk with a wall calendar would: no tables,
 * no arithmetic on spans. Slow, plain, and independent of {@link OfficeCalendar}.
 */
final class MinuteWalk {
  private static final int MINUTE = 60;

  private final WorkingDays days;
  private final List<OfficeHours> hours;
  private final ZoneId zone;

  MinuteWalk(WorkingDays days, List<OfficeHours> hours, ZoneId zone) {
    this.days = days;
    this.hours = hours;
    this.zone = zone;
  }

  /** Whether the office is open in the minute that begins here. */
  boolean open(Instant minute) {
    ZonedDateTime local = minute.atZone(zone);
    LocalDate day = local.toLocalDate();
    if (day.isBefore(days.first()) || day.isAfter(days.last()) || !days.isWorking(day)) {
      return false;
    }
    LocalTime time = local.toLocalTime();
    for (OfficeHours row : hours) {
      if (!day.isBefore(row.from()) && !day.isAfter(row.until())) {
        for (OfficeHours.Span span : row.spans()) {
          if (!time.isBefore(span.open()) && time.isBefore(span.close())) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** Open minutes between two instants. */
  long minutesBetween(Instant from, Instant to) {
    long minutes = 0;
    for (Instant at = from; at.isBefore(to); at = at.plusSeconds(MINUTE)) {
      minutes += open(at) ? 1 : 0;
    }
    return minutes;
  }

  /** The earliest instant at which so many minutes are over. */
  Instant after(Instant from, long minutes) {
    Instant at = from;
    for (long left = minutes; left > 0; at = at.plusSeconds(MINUTE)) {
      left -= open(at) ? 1 : 0;
    }
    return at;
  }

  /** The latest instant from which so many minutes are left. */
  Instant before(Instant to, long minutes) {
    Instant at = to;
    for (long left = minutes; left > 0; ) {
      at = at.minusSeconds(MINUTE);
      left -= open(at) ? 1 : 0;
    }
    return at;
  }

  /** The n-th working day after a day. */
  LocalDate workingDayAfter(LocalDate day, int n) {
    LocalDate at = day;
    for (int left = n; left > 0; ) {
      at = at.plusDays(1);
      left -= days.isWorking(at) ? 1 : 0;
    }
    return at;
  }
}
