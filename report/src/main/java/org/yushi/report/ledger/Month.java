package org.yushi.report.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yushi.calendar.OfficeCalendar;
import org.yushi.calendar.WorkingDays;
import org.yushi.report.model.Day;

/**
 * A month by a calendar.
 *
 * @param month the month
 * @param calendar the calendar
 */
record Month(YearMonth month, OfficeCalendar calendar) {
  private static final int DAYS_TO_REPORT = 3;
  private static final LocalTime HOUR_OF_REPORT = LocalTime.of(9, 0);

  /** Every published day. */
  List<Day> days() {
    List<Day> days = new ArrayList<>();
    for (int i = 1; i <= month.lengthOfMonth(); i++) {
      LocalDate date = month.atDay(i);
      if (calendar.covers(date)) {
        days.add(day(date));
      }
    }
    return days;
  }

  private Day day(LocalDate date) {
    boolean working = calendar.isWorkingDay(date);
    WorkingDays.SpecialDay special = calendar.days().specialDay(date);
    if (special == null) {
      return new Day(date, working ? Day.Kind.WORKING : Day.Kind.WEEKEND, "");
    }
    return new Day(date, working ? Day.Kind.MAKE_UP : Day.Kind.HOLIDAY, special.name());
  }

  /** The working days that had come by an instant. */
  int workingDaysBy(Instant instant) {
    LocalDate today = calendar.dateOf(instant);
    return (int)
        days().stream().filter(day -> day.kind().works() && !day.date().isAfter(today)).count();
  }

  Instant begin() {
    return calendar.clock(month.atDay(1), LocalTime.MIDNIGHT);
  }

  /** The first instant after it. */
  Instant end() {
    return calendar.clock(month.plusMonths(1).atDay(1), LocalTime.MIDNIGHT);
  }

  /** 09:00 of the third working day after it; null if that day is not published. */
  @Nullable Instant reportedBy() {
    LocalDate day = calendar.workingDay(month.atEndOfMonth(), DAYS_TO_REPORT);
    return day == null ? null : calendar.clock(day, HOUR_OF_REPORT);
  }
}
