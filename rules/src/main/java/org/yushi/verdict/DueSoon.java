package org.yushi.verdict;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.yushi.calendar.Limit;
import org.yushi.calendar.OfficeCalendar;
import org.yushi.casework.CaseEvent;
import org.yushi.rulebook.OfficeSpan;
import org.yushi.rulebook.Policy;
import org.yushi.rulebook.Rulebook;
import org.yushi.rulebook.Threshold;

/**
 * When a promise date is near, by the policy: a span before the date at the same clock time ({@code
 * P1D long=P2D}, long = limits of ten days or more), or 1 ms after so much office time has elapsed
 * that a span is left ({@code left=P3D}).
 */
final class DueSoon {
  private static final int LONG_LIMIT = 10;

  private final CaseWorkings workings;
  private final OfficeCalendar calendar;
  private final Threshold threshold;

  DueSoon(Rulebook rulebook, CaseWorkings workings) {
    this.workings = workings;
    this.calendar = workings.calendar();
    Policy.Row row =
        rulebook
            .policy()
            .find(
                "overdue",
                "DUE_SOON",
                workings.kind(),
                workings.itemCode(),
                workings.centre(),
                calendar.dateOf(workings.intake().occurredAt()));
    this.threshold = row == null ? Threshold.NONE : row.threshold();
  }

  /** The instant for a stretch, the clock running then; null if it cannot be dated. */
  @Nullable Instant warnAt(Deadline.Stretch stretch) {
    Deadline promise = workings.promise();
    Beginning.Start start = workings.start();
    Instant due = stretch.due().at();
    if (promise == null || start == null || due == null) {
      return null;
    }
    OfficeSpan left = threshold.span("left");
    Instant warn =
        left == null ? before(promise.clock(), due) : elapsed(promise.clock(), stretch, due, left);
    if (warn == null) {
      return null;
    }
    Instant from = later(later(warn, stretch.from()), start.floor());
    Instant running = Pause.running(stretch.pauses(), from);
    return running == null || running.equals(from) || runsOn(running) ? running : null;
  }

  /** Whether the clock runs again at the end of a pause: not if the case ended in it. */
  private boolean runsOn(Instant resumed) {
    CaseEvent end = workings.end();
    return end == null || resumed.isBefore(end.occurredAt());
  }

  private @Nullable Instant before(Clock clock, Instant due) {
    Limit limit = clock.limit();
    OfficeSpan span = isLong(limit) ? threshold.span("long") : null;
    if (span == null) {
      span = threshold.span("");
    }
    if (span == null) {
      return null;
    }
    Instant day =
        clock.inNaturalDays()
            ? naturalDays(due, -span.days())
            : calendar.sameClock(due, -span.days());
    return day == null ? null : calendar.minus(day, span.hours());
  }

  private static boolean isLong(@Nullable Limit limit) {
    return limit != null
        && limit.unit() != Limit.Unit.WORKING_HOURS
        && limit.amount() >= LONG_LIMIT;
  }

  private Instant naturalDays(Instant instant, int n) {
    return instant.atZone(calendar.zone()).plusDays(n).toInstant();
  }

  private @Nullable Instant elapsed(
      Clock clock, Deadline.Stretch stretch, Instant due, OfficeSpan left) {
    LocalDate day = calendar.dateOf(clock.start());
    Duration normalDay = calendar.normalDay(day);
    Limit limit = clock.limit();
    if (limit == null || stretch.due().stated()) {
      Instant at = calendar.minus(due, left.of(normalDay));
      return at == null ? null : at.plusMillis(1);
    }
    if (limit.unit() == Limit.Unit.NATURAL_DAYS) {
      return naturalDays(due, -left.days()).plusMillis(1);
    }
    Duration whole =
        limit.unit() == Limit.Unit.WORKING_HOURS
            ? Duration.ofHours(limit.amount()).plus(normalDay.multipliedBy(stretch.extension()))
            : normalDay.multipliedBy(limit.amount() + stretch.extension());
    Duration elapsed = whole.minus(left.of(normalDay));
    if (elapsed.isNegative()) {
      return clock.start();
    }
    Instant at = running(clock.start(), elapsed, stretch);
    return at == null ? null : at.plusMillis(1);
  }

  /** When so much office time has elapsed, pauses not counted. */
  private @Nullable Instant running(Instant start, Duration elapsed, Deadline.Stretch stretch) {
    Instant at = calendar.plus(start, elapsed);
    for (Pause pause : stretch.pauses()) {
      if (at == null || pause.from().isAfter(at)) {
        break;
      }
      Duration covered =
          pause.until() == null ? null : calendar.officeTime(pause.from(), pause.until());
      at = covered == null ? null : calendar.plus(at, covered);
    }
    return at;
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
