package org.yushi.local.year;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.yushi.calendar.OfficeCalendar;

/** Times at which things happen in an office; unlike the calendar it guesses beyond its days. */
final class OfficeTimes {
  private static final int OPENS = 9 * 3600;
  private static final int CLOSES = 17 * 3600;

  private final OfficeCalendar calendar;
  private final Chance chance;

  OfficeTimes(OfficeCalendar calendar, Chance chance) {
    this.calendar = calendar;
    this.chance = chance;
  }

  static boolean working(OfficeCalendar calendar, LocalDate day) {
    DayOfWeek weekday = day.getDayOfWeek();
    boolean weekend = weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY;
    return calendar.covers(day) ? calendar.isWorkingDay(day) : !weekend;
  }

  /** Some time between opening and closing. */
  Instant during(LocalDate day) {
    LocalTime time = LocalTime.ofSecondOfDay(chance.between(OPENS + 1, CLOSES - 1));
    return calendar.clock(day, time).plusMillis(chance.percent(20) ? chance.between(0, 999) : 0);
  }

  /** Some time of the day, open or not. */
  Instant anyTime(LocalDate day) {
    return calendar.clock(day, LocalTime.ofSecondOfDay(chance.between(0, 24 * 3600 - 1)));
  }

  /** The n-th working day after that of an instant. */
  LocalDate day(Instant from, int n) {
    LocalDate day = calendar.dateOf(from);
    for (int left = n; left > 0; ) {
      day = day.plusDays(1);
      left -= working(calendar, day) ? 1 : 0;
    }
    return day;
  }

  /** Some time of the n-th working day after an instant; for 0 soon after it. */
  Instant later(Instant from, int n) {
    return n == 0 ? from.plusSeconds(chance.between(60, 7200)) : during(day(from, n));
  }

  /** Some time of a working day from the least to the most after an instant. */
  Instant later(Instant from, int least, int most) {
    return later(from, chance.between(least, most));
  }

  /** Between the shortest and the longest time after an instant. */
  Instant after(Instant from, Duration shortest, Duration longest) {
    return from.plusSeconds(chance.between(shortest.toSeconds(), longest.toSeconds()));
  }

  OfficeCalendar calendar() {
    return calendar;
  }
}
