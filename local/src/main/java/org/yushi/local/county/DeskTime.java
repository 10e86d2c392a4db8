package org.yushi.local.county;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * A time on an office day. Offices open at 09:00 and close at 17:00, so hours of office time are
 * counted by going on in the list of office days.
 *
 * @param day number of the office day in {@link OfficeDays}
 * @param minute minute of that day, evenings included
 */
record DeskTime(int day, int minute) {
  /** The county's offset; China has no summer time. */
  static final ZoneOffset OFFSET = ZoneOffset.ofHours(8);

  /** Minutes of office time in a day. */
  static final int FULL_DAY = 8 * 60;

  private static final int OPEN = 9 * 60;
  private static final int CLOSE = OPEN + FULL_DAY;

  /** The same day at another time. */
  DeskTime at(int hour, int minuteOfHour) {
    return new DeskTime(day, hour * 60 + minuteOfHour);
  }

  /** Close of office of the day. */
  DeskTime close() {
    return new DeskTime(day, CLOSE);
  }

  /** The same clock time some office days later, or earlier. */
  DeskTime daysLater(int days) {
    return new DeskTime(day + days, minute);
  }

  /** The same day, some minutes later or earlier by the clock. */
  DeskTime minutesLater(int minutes) {
    return new DeskTime(day, minute + minutes);
  }

  /** The earliest time at which so much office time has passed; from a time within office hours. */
  DeskTime officeMinutesLater(int minutes) {
    int sinceOpen = minute - OPEN + minutes;
    int days = (sinceOpen - 1) / FULL_DAY;
    return new DeskTime(day + days, OPEN + sinceOpen - days * FULL_DAY);
  }

  /** Minutes of office time from the first office day to an instant. */
  static long officeMinutesUntil(Instant instant) {
    LocalDateTime local = LocalDateTime.ofInstant(instant, OFFSET);
    int day = OfficeDays.onOrAfter(local.toLocalDate());
    if (!OfficeDays.date(day).equals(local.toLocalDate())) {
      return (long) day * FULL_DAY;
    }
    int sinceOpen = local.toLocalTime().toSecondOfDay() / 60 - OPEN;
    return (long) day * FULL_DAY + Math.max(0, Math.min(FULL_DAY, sinceOpen));
  }

  LocalDate date() {
    return OfficeDays.date(day);
  }

  Instant instant() {
    return clock(date(), minute);
  }

  /** The first instant after it: what was due at it is late from then on. */
  Instant justAfter() {
    return instant().plusMillis(1);
  }

  /** A minute of any day, office day or not. */
  static Instant clock(LocalDate date, int minuteOfDay) {
    return date.atStartOfDay().plusMinutes(minuteOfDay).toInstant(OFFSET);
  }
}
