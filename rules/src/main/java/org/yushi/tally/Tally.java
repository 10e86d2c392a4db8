package org.yushi.tally;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yushi.calendar.OfficeCalendar;
import org.yushi.casework.CaseEvent;
import org.yushi.casework.CaseFile;
import org.yushi.casework.EventType;
import org.yushi.casework.Place;
import org.yushi.casework.Where;
import org.yushi.rulebook.Rulebook;
import org.yushi.verdict.CaseDates;
import org.yushi.verdict.CaseReviewer;

/** Says what a case contributes (docs/reference/monthly-rows.md). For one thread. */
public final class Tally {
  private final Rulebook rulebook;
  private final CaseReviewer reviewer;

  /** A tally by the dates of this reviewer. */
  public Tally(CaseReviewer reviewer) {
    this.rulebook = reviewer.rulebook();
    this.reviewer = reviewer;
  }

  /**
   * The contribution of a case as it is known.
   *
   * @param file the case
   * @param events everything that was said of it, as it was said, one event per id
   */
  public Contribution of(CaseFile file, Collection<CaseEvent> events) {
    return file.hasIntake() ? ofTakenIn(file, events) : ofOthers(file, events);
  }

  /** The contribution of a finding of a patrol. */
  public Contribution ofFinding(CaseEvent finding) {
    Where where = finding.where();
    OfficeCalendar calendar = calendar(where);
    LocalDate on = calendar.dateOf(finding.occurredAt());
    String department = where.department();
    if (department == null && where.window() != null) {
      department = rulebook.places().departmentOf(where.window());
    }
    return new Contribution(
        Contribution.Of.FINDING,
        finding.eventId(),
        calendar.zone(),
        counted(where, department, null),
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(Deed.of(Deed.Kind.PATROL_FINDING, on)));
  }

  private Contribution ofOthers(CaseFile file, Collection<CaseEvent> events) {
    Where where = file.whereAt(Instant.MAX);
    OfficeCalendar calendar = calendar(where);
    CaseEvent first = file.first(event -> true);
    String department =
        first == null
            ? null
            : rulebook.items().departmentOf(file.item(), calendar.dateOf(first.occurredAt()));
    return new Contribution(
        Contribution.Of.CASE,
        file.caseId(),
        calendar.zone(),
        counted(where, department, file.item()),
        null,
        null,
        null,
        null,
        null,
        null,
        new Deeds(file, calendar, excuse -> false).of(events, rulebook.feeds()));
  }

  private Contribution ofTakenIn(CaseFile file, Collection<CaseEvent> events) {
    CaseDates dates = reviewer.dates(file);
    OfficeCalendar calendar = dates.calendar();
    CaseEvent end = file.end();
    CaseEvent decided = end != null && end.type() == EventType.DECIDED ? end : null;
    CaseEvent accepted = file.accepted();
    if (accepted == null && decided != null) {
      accepted = file.intake();
    }
    Instant promisedBy = dates.promisedBy();
    Instant due = promisedBy == null ? dates.statutoryBy() : promisedBy;
    LocalDate acceptedOn = dayOf(accepted, calendar);
    return new Contribution(
        Contribution.Of.CASE,
        file.caseId(),
        calendar.zone(),
        counted(dates.where(), dates.listedDepartment(), file.item()),
        dayOf(file.intake(), calendar),
        acceptedOn,
        dayOf(file.first(event -> event.type() == EventType.DELIVERED), calendar),
        end == null
            ? null
            : new Contribution.Ending(
                end.type(), end.occurredAt(), calendar.dateOf(end.occurredAt())),
        due == null ? null : dates.lateFrom(due),
        decided == null ? null : finish(decided.occurredAt(), acceptedOn, due, dates),
        new Deeds(file, calendar, dates::counts).of(events, rulebook.feeds()));
  }

  private static Contribution.Finish finish(
      Instant decided, @Nullable LocalDate acceptedOn, @Nullable Instant due, CaseDates dates) {
    LocalDate on = dates.calendar().dateOf(decided);
    return new Contribution.Finish(
        timing(decided, due, dates.calendar()),
        on.equals(acceptedOn),
        after(decided, dates.promisedBy()),
        after(decided, dates.statutoryBy()),
        minutes(dates.worked(decided)),
        minutes(dates.promised()),
        minutes(dates.statutory()));
  }

  private static Timing timing(Instant decided, @Nullable Instant due, OfficeCalendar calendar) {
    if (due == null) {
      return Timing.UNDATED;
    }
    if (decided.isAfter(due)) {
      return Timing.LATE;
    }
    return calendar.dateOf(decided).isBefore(calendar.dateOf(due)) ? Timing.EARLY : Timing.ON_TIME;
  }

  private Contribution.Counted counted(
      Where where, @Nullable String listedDepartment, @Nullable String item) {
    String centre = rulebook.places().centreOf(where.centre(), where.window());
    String region = where.region();
    if (region == null && centre != null) {
      region = rulebook.places().regionOf(centre);
    }
    String department = where.department() == null ? listedDepartment : where.department();
    Place place = where.place();
    return new Contribution.Counted(
        text(region),
        text(centre),
        text(department),
        text(where.window()),
        text(item),
        place == null ? "" : place.name(),
        place == Place.AGENT ? text(centre) : "");
  }

  private OfficeCalendar calendar(Where where) {
    return rulebook
        .calendars()
        .of(rulebook.places().centreOf(where.centre(), where.window()), where.region());
  }

  private static String text(@Nullable String code) {
    return code == null ? "" : code;
  }

  private static boolean after(Instant decided, @Nullable Instant due) {
    return due != null && decided.isAfter(due);
  }

  private static @Nullable LocalDate dayOf(@Nullable CaseEvent event, OfficeCalendar calendar) {
    return event == null ? null : calendar.dateOf(event.occurredAt());
  }

  private static @Nullable Long minutes(@Nullable Duration time) {
    return time == null ? null : time.toMinutes();
  }
}
