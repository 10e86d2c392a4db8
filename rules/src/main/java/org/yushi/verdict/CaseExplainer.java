package org.yushi.verdict;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yushi.calendar.Counting;
import org.yushi.calendar.Limit;
import org.yushi.calendar.OfficeCalendar;
import org.yushi.casework.ArtFortyFive;
import org.yushi.casework.CaseEvent;
import org.yushi.casework.DayOrInstant;
import org.yushi.casework.EventType;
import org.yushi.casework.Fact;
import org.yushi.casework.Place;
import org.yushi.rulebook.Bilingual;

/** Says how a verdict on a case came about: the events it rests on and the computation in words. */
final class CaseExplainer {
  private final CaseWorkings workings;
  private final OfficeCalendar calendar;
  private final Words words;
  private final Set<String> facts = new LinkedHashSet<>();

  CaseExplainer(CaseWorkings workings) {
    this.workings = workings;
    this.calendar = workings.calendar();
    this.words = new Words(calendar.zone());
  }

  /** The date that a rule watches, or null. */
  @Nullable Instant dueAt(String rule) {
    return switch (rule) {
      case "same-day" -> workings.sameDayDue();
      case "deemed-acceptance" -> lastTelling() == null ? null : lastTelling().tellBy();
      default -> workings.promise() == null ? null : workings.promise().due().at();
    };
  }

  Evidence explain(String rule, String about, Bilingual basis) {
    switch (rule) {
      case "overdue" -> explainOverdue();
      case "same-day" -> explainSameDay();
      case "deemed-acceptance" -> explainTelling();
      case "registration-only" -> {
        if (about.isEmpty()) {
          explainUnhandled();
        } else {
          explainSentAway(about);
        }
      }
      case "off-centre" -> explainOffCentre();
      case "unlisted" -> explainUnlisted(about);
      default -> sayStart();
    }
    return new Evidence(java.util.List.copyOf(facts), words.done(), basis);
  }

  private void explainOverdue() {
    sayStart();
    if (workings.promise() != null) {
      sayDeadline(workings.promise(), "promise");
    }
    if (workings.statutory() != null) {
      sayDeadline(workings.statutory(), "statutory");
    }
    sayEnd();
  }

  private void sayStart() {
    Beginning.Start start = workings.start();
    if (start == null) {
      return;
    }
    cite(start.event());
    switch (start.how()) {
      case ACCEPTED -> words.say("start.accepted", start.at());
      case IMPLIED -> words.say("start.implied", start.at());
      case DEEMED -> words.say("start.deemed", start.at(), start.floor().minusMillis(1));
    }
  }

  private void sayDeadline(Deadline deadline, String which) {
    Clock clock = deadline.clock();
    Limit limit = clock.limit();
    if (limit != null) {
      words.say(which.equals("promise") ? "limit.promised" : "limit.statutory", limit);
    }
    CaseEvent promise = deadline.promise();
    DayOrInstant by = promise == null ? null : promise.promisedBy();
    if (promise != null && by != null) {
      cite(promise);
      words.say("promise.stated", by.instant() != null ? by.instant() : by.date());
      if (limit != null) {
        words.say("promise.stated.counts");
      }
    }
    Instant due = deadline.due().at();
    Instant counted = limit == null ? null : calendar.due(clock.start(), limit, 0);
    if (limit != null && counted != null && !deadline.due().stated()) {
      sayCount(clock, limit, counted);
    }
    sayExcuses(deadline);
    if (due != null) {
      words.say("due." + which, due);
    } else if (deadline.due().state() == Due.State.BEYOND_CALENDAR) {
      LocalDate last = calendar.days().last();
      words.say("due." + which + ".beyond", last, last.plusDays(1).getYear());
    }
  }

  private void sayCount(Clock clock, Limit limit, Instant due) {
    LocalDate from = calendar.dateOf(clock.start());
    LocalDate until = calendar.dateOf(due);
    boolean byElapsed = calendar.counting() == Counting.BY_ELAPSED_TIME;
    if (limit.unit() == Limit.Unit.NATURAL_DAYS) {
      sayNaturalDays(from, limit.amount(), byElapsed, until);
    } else if (byElapsed || limit.unit() == Limit.Unit.WORKING_HOURS) {
      words.say(
          "count.byElapsed", calendar.normalDay(from), DayCount.notCounted(calendar, from, until));
    } else {
      words.say(
          "count.byDay",
          DayCount.counted(calendar, from, until),
          DayCount.notCounted(calendar, from, until));
    }
  }

  private void sayNaturalDays(LocalDate from, int amount, boolean byElapsed, LocalDate until) {
    LocalDate last = from.plusDays(amount);
    if (byElapsed) {
      words.say("count.natural.byElapsed", amount, last);
    } else {
      words.say("count.natural", amount, last);
    }
    if (!until.equals(last)) {
      words.say("count.natural.closed", until);
    }
  }

  private void sayExcuses(Deadline deadline) {
    for (Excuse excuse : deadline.counted()) {
      CaseEvent event = excuse.event();
      if (excuse.kind() == Excuse.Kind.EXTENSION) {
        cite(event);
        words.say(
            "extension.counted",
            Objects.toString(event.details().approver(), ""),
            deadline.extension());
      } else if (excuse.kind() == Excuse.Kind.STOP) {
        cite(event);
        sayStop(deadline, event);
      }
    }
    for (Deadline.Refused refused : deadline.refused()) {
      sayRefused(refused);
    }
  }

  private void sayStop(Deadline deadline, CaseEvent stop) {
    String ground = Objects.toString(stop.details().ground(), "");
    Bilingual name = new Bilingual(ArtFortyFive.chinese(ground), ground);
    String notice = Objects.toString(stop.details().noticeNo(), "");
    Instant until = null;
    for (Pause pause : deadline.pauses()) {
      if (!stop.occurredAt().isAfter(pause.from())
          || (pause.until() != null && stop.occurredAt().isBefore(pause.until()))) {
        until = pause.until();
        break;
      }
    }
    if (until == null) {
      words.say("stop.open", name, notice, stop.occurredAt());
    } else {
      Duration office = calendar.officeTime(stop.occurredAt(), until);
      words.say(
          "stop.counted",
          name,
          notice,
          stop.occurredAt(),
          until,
          office == null ? Duration.ZERO : office);
    }
  }

  private void sayRefused(Deadline.Refused refused) {
    CaseEvent event = refused.event();
    cite(event);
    Instant due = refused.due();
    Duration late = due == null ? Duration.ZERO : Duration.between(due, event.knownAt());
    String kind =
        event.type() == EventType.CLOCK_STOPPED || event.type() == EventType.EXTENDED
            ? "kind." + event.type()
            : "kind.OTHER";
    words.say(
        "refused." + refused.why(),
        event.eventId(),
        new Words(calendar.zone()).say(kind).done(),
        event.knownAt(),
        due == null ? "" : due,
        hours(late),
        Objects.toString(event.details().ground(), ""),
        event.occurredAt());
  }

  private Bilingual hours(Duration late) {
    long hours = (late.toMinutes() + 59) / 60;
    return late.toMinutes() < 60
        ? new Words(calendar.zone()).say("hours.lessThanOne").done()
        : new Words(calendar.zone()).say(hours == 1 ? "hours.one" : "hours.many", hours).done();
  }

  private void sayEnd() {
    CaseEvent end = workings.end();
    if (end == null) {
      words.say("end.open");
      return;
    }
    cite(end);
    Bilingual how = new Words(calendar.zone()).say("end." + end.type()).done();
    Instant due = dueAt("overdue");
    if (due == null || !end.occurredAt().isAfter(due)) {
      words.say("end.inTime", end.occurredAt(), how);
      return;
    }
    Duration office = calendar.officeTime(due, end.occurredAt());
    if (office == null) {
      words.say("end.lateUndated", end.occurredAt(), how);
    } else {
      words.say("end.late", end.occurredAt(), how, office);
    }
  }

  private void explainSameDay() {
    sayStart();
    Instant due = workings.sameDayDue();
    Beginning.Start start = workings.start();
    if (due != null && start != null) {
      if (!calendar.dateOf(due).equals(calendar.dateOf(start.at()))) {
        words.say("sameDay.next");
      }
      words.say("sameDay.due", due);
    }
    CaseEvent end = workings.end();
    if (end == null) {
      words.say("end.open");
    } else {
      cite(end);
      words.say(
          "end.inTime",
          end.occurredAt(),
          new Words(calendar.zone()).say("end." + end.type()).done());
    }
  }

  /** The window that counts: the last that was missed, else the last. */
  private Beginning.@Nullable Telling lastTelling() {
    Beginning.Telling last = null;
    for (Beginning.Telling telling : workings.tellings()) {
      if (last == null || telling.missed() || !last.missed()) {
        last = telling;
      }
    }
    return last;
  }

  private void explainTelling() {
    Beginning.Telling telling = lastTelling();
    if (telling == null || telling.tellBy() == null) {
      return;
    }
    cite(telling.event());
    words.say("tell.window", telling.event().occurredAt(), telling.tellBy());
    CaseEvent answer = telling.answer();
    if (answer != null && telling.answeredAt() != null) {
      cite(answer);
      words.say("tell.told", telling.answeredAt());
    } else {
      words.say("tell.untold");
    }
  }

  private void explainUnhandled() {
    CaseEvent accepted = workings.file().accepted();
    Instant from = workings.unhandledFrom();
    if (accepted == null || from == null) {
      return;
    }
    cite(accepted);
    words.say("unhandled.from", accepted.occurredAt(), from);
    Instant handledAt = workings.handledAt();
    if (handledAt == null) {
      words.say("unhandled.none");
    } else {
      workings.file().facts().stream()
          .map(Fact::event)
          .filter(e -> Handling.isSign(e) && !e.occurredAt().isAfter(handledAt))
          .findFirst()
          .ifPresent(this::cite);
      words.say("unhandled.handled", handledAt);
    }
  }

  private void explainSentAway(String eventId) {
    CaseEvent event = workings.file().first(e -> e.eventId().equals(eventId));
    CaseEvent accepted = workings.file().accepted();
    if (accepted != null) {
      cite(accepted);
    }
    if (event != null) {
      cite(event);
      words.say("sentAway", event.occurredAt(), Objects.toString(event.details().reason(), "—"));
    }
  }

  private void explainOffCentre() {
    for (EventType type : new EventType[] {EventType.RECEIVED, EventType.ACCEPTED}) {
      for (CaseEvent event : workings.file().all(type)) {
        Place place = event.where().place();
        if (place == Place.DEPARTMENT || place == Place.SUBCENTRE || place == Place.AGENT) {
          cite(event);
          words.say(
              "offCentre",
              event.occurredAt(),
              new Words(calendar.zone()).say("offCentre." + place).done());
          return;
        }
      }
    }
  }

  private void explainUnlisted(String about) {
    for (ListingFact listing : Listings.of(workings.rulebook(), workings)) {
      if (listing.what().equals(about)) {
        Instant at = Instant.ofEpochMilli(listing.at());
        workings.file().facts().stream()
            .map(Fact::event)
            .filter(e -> e.occurredAt().equals(at))
            .findFirst()
            .ifPresent(this::cite);
        words.say("unlisted." + about, listing.code(), at);
      }
    }
  }

  private void cite(CaseEvent event) {
    facts.add(event.eventId());
  }
}
