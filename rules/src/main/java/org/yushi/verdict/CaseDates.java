package org.yushi.verdict;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yushi.calendar.OfficeCalendar;
import org.yushi.casework.CaseEvent;
import org.yushi.casework.Where;
import org.yushi.rulebook.ItemKind;

/**
 * The dates of a case from which its figures follow: whose calendar counts, where its clock began,
 * when it was due, and what stood still in between.
 */
public final class CaseDates {
  private final CaseWorkings workings;

  CaseDates(CaseWorkings workings) {
    this.workings = workings;
  }

  /** The calendar of the office that counts. */
  public OfficeCalendar calendar() {
    return workings.calendar();
  }

  /** What receipt and acceptance say of place and people. */
  public Where where() {
    return workings.office().where();
  }

  /** The department in charge by the catalogue on the day of intake, or null. */
  public @Nullable String listedDepartment() {
    LocalDate day = calendar().dateOf(workings.intake().occurredAt());
    return workings.rulebook().items().departmentOf(workings.itemCode(), day);
  }

  /**
   * The date of the promise; of 即办 the end of the day that counts. Null if there is none, or if it
   * lies beyond the published days.
   */
  public @Nullable Instant promisedBy() {
    if (workings.kind() == ItemKind.INSTANT) {
      return workings.sameDayDue();
    }
    Deadline promise = workings.promise();
    return promise == null ? null : promise.due().at();
  }

  /** The date of the statute, or null. */
  public @Nullable Instant statutoryBy() {
    Deadline statutory = workings.statutory();
    return statutory == null ? null : statutory.due().at();
  }

  /**
   * The first instant at which the case may be called late if it is still open: after a date, and
   * where nobody was told within five days, after those. Null if the clock never began.
   *
   * @param due the date
   */
  public @Nullable Instant lateFrom(Instant due) {
    Beginning.Start start = workings.start();
    Instant after = due.plusMillis(1);
    return start == null ? null : start.floor().isAfter(after) ? start.floor() : after;
  }

  /**
   * Office time from where the clock began to an instant, without the stops that counted; 0 if that
   * is earlier, null if the clock never began or the days are not published.
   */
  public @Nullable Duration worked(Instant until) {
    return running(governing(), until);
  }

  /** Office time up to the date of the promise, likewise. */
  public @Nullable Duration promised() {
    return running(workings.promise(), promisedBy());
  }

  /** Office time up to the date of the statute, likewise. */
  public @Nullable Duration statutory() {
    return running(workings.statutory(), statutoryBy());
  }

  /** Whether a stop or an extension was allowed to move the date that counts. */
  public boolean counts(CaseEvent excuse) {
    Deadline deadline = governing();
    return deadline != null
        && deadline.counted().stream()
            .filter(each -> each.kind() != Excuse.Kind.PROMISE)
            .anyMatch(each -> each.event().eventId().equals(excuse.eventId()));
  }

  /** The deadline of the promise if there is one, else of the statute, or null. */
  private @Nullable Deadline governing() {
    return Stream.of(workings.promise(), workings.statutory())
        .filter(deadline -> deadline != null && deadline.due().state() != Due.State.NONE)
        .findFirst()
        .orElse(null);
  }

  private @Nullable Duration running(@Nullable Deadline deadline, @Nullable Instant until) {
    Beginning.Start start = workings.start();
    if (start == null || until == null) {
      return null;
    }
    Duration running = calendar().officeTime(start.at(), until);
    List<Pause> pauses = deadline == null ? List.of() : deadline.pauses();
    for (Pause pause : pauses) {
      Instant from = pause.from().isBefore(start.at()) ? start.at() : pause.from();
      Instant to = pause.until() == null || pause.until().isAfter(until) ? until : pause.until();
      Duration stood = calendar().officeTime(from, to);
      running = running == null || stood == null ? null : running.minus(stood);
    }
    return running;
  }
}
