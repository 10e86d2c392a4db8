package org.yushi.desk.warning;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;
import org.yushi.calendar.OfficeCalendar;

/**
 * At what hours people are told: a red from 08:00 to 21:00 of working days, the digest at 09:00 of
 * working days. Days that nobody has published yet work from Monday to Friday.
 */
public final class SendingHours {
  private static final LocalTime MORNING = LocalTime.of(8, 0);
  private static final LocalTime DIGEST = LocalTime.of(9, 0);
  private static final LocalTime EVENING = LocalTime.of(21, 0);
  private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
  private static final Duration NATURAL_DAY = Duration.ofDays(1);

  private final OfficeCalendar calendar;

  /** The hours of a centre with this calendar. */
  public SendingHours(OfficeCalendar calendar) {
    this.calendar = calendar;
  }

  /** The first instant, from this one on, at which somebody may be told. */
  public Instant open(Instant at) {
    LocalDate day = calendar.dateOf(at);
    if (works(day)) {
      if (at.isBefore(calendar.clock(day, MORNING))) {
        return calendar.clock(day, MORNING);
      }
      if (!at.isAfter(calendar.clock(day, EVENING))) {
        return at;
      }
    }
    return calendar.clock(nextWorking(day), MORNING);
  }

  /** The first digest from this instant on. */
  public Instant digest(Instant at) {
    LocalDate day = calendar.dateOf(at);
    Instant today = calendar.clock(day, DIGEST);
    return works(day) && !at.isAfter(today) ? today : calendar.clock(nextWorking(day), DIGEST);
  }

  /**
   * The begin of the next hour at which somebody may be told.
   *
   * @param urgent at any hour
   */
  public Instant nextHour(Instant at, boolean urgent) {
    Instant next = at.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
    return urgent ? next : open(next);
  }

  /**
   * When so much working time has passed; in natural time where the calendar does not reach.
   *
   * @param officeTime of normal days
   */
  public Instant after(Instant at, Duration officeTime) {
    Instant after = calendar.plus(at, officeTime);
    if (after != null) {
      return after;
    }
    Duration normalDay = calendar.normalDay(calendar.dateOf(at));
    long days = Math.max(1, -Math.floorDiv(-officeTime.toMinutes(), normalDay.toMinutes()));
    return at.plus(NATURAL_DAY.multipliedBy(days));
  }

  /** Length of a normal day of an instant. */
  public Duration normalDay(Instant at) {
    return calendar.normalDay(calendar.dateOf(at));
  }

  /** The day of an instant, by the clocks of the centre. */
  public LocalDate dayOf(Instant at) {
    return calendar.dateOf(at);
  }

  private LocalDate nextWorking(LocalDate day) {
    LocalDate next = day.plusDays(1);
    while (!works(next)) {
      next = next.plusDays(1);
    }
    return next;
  }

  private boolean works(LocalDate day) {
    return calendar.covers(day)
        ? calendar.isWorkingDay(day)
        : !WEEKEND.contains(day.getDayOfWeek());
  }
}
