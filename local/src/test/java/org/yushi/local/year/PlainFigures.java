package org.yushi.local.year;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.yushi.calendar.OfficeCalendar;
import org.yushi.rulebook.Rulebook;

/** What counts of one case. */
final class PlainFigures {
  private static final int DAYS_TO_ANSWER = 5;
  private static final int LEAST_DISSATISFIED = 4;

  private final PlainCase file;
  private final PlainPlace place;
  private final OfficeCalendar calendar;
  private final PlainSums<RowKey> rows;
  private final @Nullable Instant began;
  private final PlainDue due;

  PlainFigures(PlainCase file, PlainPlace place, Rulebook rulebook, PlainSums<RowKey> rows) {
    this.file = file;
    this.place = place;
    this.calendar = place.calendar();
    this.rows = rows;
    began = new PlainClock(file, calendar, rulebook.feeds()).began();
    due = PlainDue.of(file, place, began, rulebook);
  }

  /** The month of an instant by the clock of the place. */
  static YearMonth month(Instant at, PlainPlace place) {
    return YearMonth.from(place.calendar().dateOf(at));
  }

  /** Adds all figures. */
  void count() {
    PlainEvent intake = file.intake();
    if (intake != null) {
      business(intake, file.end());
    }
    excuses();
    money();
    ratings();
    answers("COMPLAINED", "COMPLAINT_ANSWERED", "complaints");
    answers("ENQUIRED", "ENQUIRY_ANSWERED", "enquiries");
  }

  private void add(Instant at, String figure, long value) {
    rows.add(place.row(month(at, place)), figure, value);
  }

  private void business(PlainEvent intake, @Nullable PlainEvent end) {
    add(intake.at(), "received", 1);
    PlainEvent acceptance = file.acceptance();
    boolean decided = end != null && end.is("DECIDED");
    Instant acceptedAt = acceptance != null ? acceptance.at() : decided ? intake.at() : null;
    if (acceptedAt != null) {
      add(acceptedAt, "accepted", 1);
    }
    if (end != null) {
      add(end.at(), end.type().toLowerCase(Locale.ROOT), 1);
    }
    PlainEvent delivery = file.delivery();
    if (delivery != null) {
      add(delivery.at(), "delivered", 1);
    }
    open(intake.at(), end);
    if (decided && end != null && acceptedAt != null) {
      decided(end.at(), acceptedAt);
    }
  }

  private void open(Instant intake, @Nullable PlainEvent end) {
    YearMonth last = month(file.knownBy(), place);
    for (YearMonth month = month(intake, place);
        !month.isAfter(last);
        month = month.plusMonths(1)) {
      LocalDate next = month.plusMonths(1).atDay(1);
      Instant midnight = next.atStartOfDay(calendar.zone()).toInstant();
      Instant over = midnight.isAfter(file.knownBy()) ? file.knownBy() : midnight;
      if (intake.isBefore(over) && (end == null || !end.at().isBefore(over))) {
        rows.add(place.row(month), "open", 1);
        if (due.due() != null && due.due().isBefore(over)) {
          rows.add(place.row(month), "openLate", 1);
        }
      }
    }
  }

  private void decided(Instant decided, Instant accepted) {
    if (calendar.dateOf(decided).equals(calendar.dateOf(accepted))) {
      add(decided, "onTheSpot", 1);
    }
    if (due.due() == null) {
      add(decided, "undated", 1);
    } else if (calendar.dateOf(decided).isBefore(calendar.dateOf(due.due()))) {
      add(decided, "early", 1);
    } else {
      add(decided, decided.isAfter(due.due()) ? "late" : "onTime", 1);
    }
    if (due.promise() != null && decided.isAfter(due.promise())) {
      add(decided, "lateByPromise", 1);
    }
    if (due.statute() != null && decided.isAfter(due.statute())) {
      add(decided, "lateByStatute", 1);
    }
    workingTime("worked", decided, decided, due.stops());
    workingTime("promised", decided, due.promise(), due.promiseStops());
    workingTime("statutory", decided, due.statute(), due.statuteStops());
  }

  private void workingTime(
      String name, Instant decided, @Nullable Instant to, List<PlainSpan> stops) {
    if (began == null || to == null) {
      return;
    }
    Duration whole = calendar.officeTime(began, to);
    Duration stopped = PlainSpan.officeTime(PlainSpan.union(stops, began, to), calendar);
    if (whole != null && stopped != null) {
      rows.value(place.row(month(decided, place)), name, whole.minus(stopped).toMinutes());
    }
  }

  private void excuses() {
    PlainStops stops = new PlainStops(file, calendar);
    for (PlainEvent stop : file.events("CLOCK_STOPPED")) {
      add(stop.at(), "stops", 1);
      add(stop.at(), "stopMinutes", stops.minutes(stop));
      add(stop.at(), "stopsRefused", due.allowed().contains(stop.id()) ? 0 : 1);
    }
    for (PlainEvent extension : file.events("EXTENDED")) {
      add(extension.at(), "extensions", 1);
      add(extension.at(), "extensionsRefused", due.allowed().contains(extension.id()) ? 0 : 1);
    }
    for (PlainEvent request : file.events("SUPPLEMENT_REQUESTED")) {
      add(request.at(), "supplements", 1);
    }
  }

  private void money() {
    for (PlainEvent fee : file.events("FEE_CHARGED")) {
      add(fee.at(), "fees", 1);
      add(fee.at(), "feeFen", fee.amount().multiply(BigDecimal.valueOf(100)).longValueExact());
    }
  }

  private void ratings() {
    for (PlainEvent rated : file.events("RATED")) {
      add(rated.at(), "ratings", 1);
      Integer rating = rated.number("rating");
      if (rating != null) {
        add(rated.at(), rating < LEAST_DISSATISFIED ? "satisfied" : "dissatisfied", 1);
      }
    }
  }

  /** The n-th answer answers the n-th complaint or enquiry. */
  private void answers(String question, String answer, String figure) {
    List<PlainEvent> asked = file.events(question);
    List<PlainEvent> answers = file.events(answer);
    for (int i = 0; i < asked.size(); i++) {
      Instant at = asked.get(i).at();
      add(at, figure, 1);
      if (i < answers.size()) {
        LocalDate last = calendar.workingDay(calendar.dateOf(at), DAYS_TO_ANSWER);
        boolean late = last != null && answers.get(i).at().isAfter(calendar.close(last));
        add(at, figure + (late ? "Late" : "InTime"), 1);
      }
    }
  }
}
