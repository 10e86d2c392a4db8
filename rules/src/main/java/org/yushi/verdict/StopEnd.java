package org.yushi.verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yushi.calendar.OfficeCalendar;
import org.yushi.casework.CaseEvent;
import org.yushi.casework.CaseFile;
import org.yushi.casework.DayOrInstant;
import org.yushi.casework.Details;
import org.yushi.casework.EventType;

/**
 * When a stop of the clock ends: at the earliest of resumption, declared end and end of the case.
 */
public final class StopEnd {
  private final OfficeCalendar calendar;
  private final NavigableSet<Instant> resumed = new TreeSet<>();
  private final @Nullable Instant ended;

  /**
   * Of a case.
   *
   * @param calendar the office that counts
   */
  public StopEnd(CaseFile file, OfficeCalendar calendar) {
    this.calendar = calendar;
    for (CaseEvent event : file.all(EventType.CLOCK_RESUMED)) {
      resumed.add(event.occurredAt());
    }
    CaseEvent end = file.end();
    this.ended = end == null ? null : end.occurredAt();
  }

  /** The end of a stop; null = not dated. */
  public @Nullable Instant of(CaseEvent stop) {
    return earlier(earlier(declared(stop), resumed.ceiling(stop.occurredAt())), ended);
  }

  /** Office time that a stop claims; null if its end is not dated or the days are not published. */
  public @Nullable Duration claimedBy(CaseEvent stop) {
    Instant until = of(stop);
    return until == null ? null : calendar.officeTime(stop.occurredAt(), until);
  }

  private @Nullable Instant declared(CaseEvent stop) {
    Details details = stop.details();
    Instant byDays = null;
    if (details.days() != null) {
      Duration normalDay = calendar.normalDay(calendar.dateOf(stop.occurredAt()));
      byDays = calendar.plus(stop.occurredAt(), normalDay.multipliedBy(details.days()));
    }
    DayOrInstant end = details.declaredEnd();
    return earlier(byDays, end == null ? null : instant(end));
  }

  private Instant instant(DayOrInstant time) {
    Instant instant = time.instant();
    return instant != null ? instant : calendar.close(time.date());
  }

  private static @Nullable Instant earlier(@Nullable Instant a, @Nullable Instant b) {
    return a == null ? b : b == null || a.isBefore(b) ? a : b;
  }
}
