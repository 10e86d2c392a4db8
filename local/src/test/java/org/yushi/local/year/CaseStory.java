package org.yushi.local.year;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.yushi.calendar.OfficeCalendar;

/** How a case goes: received, accepted, handled, ended, with all that may be amiss. */
final class CaseStory {
  private static final int DAYS_TO_TELL = 5;

  private final DraftCase draft;
  private final CasePlace place;
  private final Chance chance;
  private final OfficeTimes times;

  CaseStory(DraftCase draft, CasePlace place) {
    this.draft = draft;
    this.place = place;
    this.chance = draft.chance();
    this.times = draft.times();
  }

  /** Tells it from its start. */
  void tell(Instant start) {
    CaseAftermath aftermath = new CaseAftermath(draft, place);
    if (chance.percent(3)) {
      draft.note(Variety.NO_INTAKE);
      aftermath.questions(start, start.plus(Duration.ofDays(20)), true);
      return;
    }
    if (chance.percent(4)) {
      Instant submitted = times.after(start, Duration.ofHours(-30), Duration.ofMinutes(-1));
      draft.add("SUBMITTED", submitted).with(place.receipt());
      draft.add("PRE_REVIEWED", submitted.plusSeconds(chance.between(1, 3000)));
      draft.note(Variety.SUBMITTED);
    }
    Instant accepted = intake(start);
    Instant ended = accepted == null ? endWithoutAcceptance(start) : handle(accepted);
    aftermath.tell(start, ended);
  }

  /** Receipt, supplements and acceptance; null if it is never accepted. */
  private @Nullable Instant intake(Instant start) {
    if (chance.percent(place.instant() ? 15 : 7)) {
      draft.note(Variety.NO_RECEIPT);
      accepted(start);
      return start;
    }
    draft.add("RECEIVED", start).with(place.receipt());
    Instant told = start;
    if (!place.instant() && chance.percent(8)) {
      Instant handedIn = supplements(start);
      if (handedIn == null) {
        return null;
      }
      told = handedIn;
    }
    Instant accepted;
    switch (chance.weighted(50, 30, 6, 3, 1, 6)) {
      case 0 -> accepted = told.plusSeconds(chance.between(1, 1800));
      case 1 -> accepted = place.instant() ? told.plusSeconds(60) : times.later(told, 0, 4);
      case 2 -> {
        accepted = told;
        draft.note(Variety.ACCEPTED_AT_RECEIPT);
      }
      case 3 -> {
        accepted = times.later(told, DAYS_TO_TELL + 1, DAYS_TO_TELL + 5);
        draft.note(Variety.ACCEPTED_TOO_LATE);
      }
      case 4 -> {
        accepted = start.minusSeconds(chance.between(60, 200_000));
        draft.note(Variety.ACCEPTED_BEFORE_RECEIPT);
      }
      default -> {
        return null;
      }
    }
    accepted(accepted);
    return accepted;
  }

  private void accepted(Instant at) {
    DraftEvent event = draft.add("ACCEPTED", at).with(place.acceptance());
    if (chance.percent(25)) {
      event.with("handler", "S" + chance.between(100, 199));
    }
  }

  /** When the missing papers came; null if they did not, or if there is nothing but silence. */
  private @Nullable Instant supplements(Instant received) {
    boolean late = chance.percent(15);
    Instant asked =
        late
            ? times.later(received, DAYS_TO_TELL + 1, DAYS_TO_TELL + 2)
            : times.later(received, 1, 4);
    DraftEvent request = draft.add("SUPPLEMENT_REQUESTED", asked);
    draft.note(Variety.SUPPLEMENT);
    if (late) {
      draft.note(Variety.SUPPLEMENT_ASKED_LATE);
    } else if (chance.percent(15)) {
      request.known(times.later(received, DAYS_TO_TELL + 2, DAYS_TO_TELL + 3));
      draft.note(Variety.SUPPLEMENT_FILED_LATE);
    }
    if (chance.percent(15)) {
      draft.note(Variety.SUPPLEMENT_NOT_HANDED_IN);
      return null;
    }
    Instant handedIn = times.later(asked, 0, 9);
    draft.add("SUPPLEMENTED", handedIn);
    if (chance.percent(15)) {
      draft.note(Variety.SUPPLEMENT_THEN_SILENCE);
      return null;
    }
    return handedIn;
  }

  /** When a case ended that was never accepted. */
  private Instant endWithoutAcceptance(Instant start) {
    switch (chance.weighted(35, 25, 15, 5, 20)) {
      case 0 -> {
        draft.note(Variety.DECIDED_WITHOUT_ACCEPTANCE);
        return ended("DECIDED", times.later(start, 0, 8));
      }
      case 1 -> {
        draft.note(Variety.REFUSED);
        return ended("REFUSED", times.later(start, 0, 7));
      }
      case 2 -> {
        draft.note(Variety.WITHDRAWN);
        return ended("WITHDRAWN", times.later(start, 0, 9));
      }
      case 3 -> {
        draft.note(Variety.VOIDED);
        return ended("VOIDED", times.later(start, 0, 9));
      }
      default -> {
        draft.note(Variety.RECEIVED_ONLY);
        return times.later(start, 10);
      }
    }
  }

  private Instant ended(String type, Instant at) {
    DraftEvent event = draft.add(type, at);
    if (chance.percent(10)) {
      event.with("endCode", "1");
    }
    return at;
  }

  /** What happens after acceptance; when it is over. */
  private Instant handle(Instant accepted) {
    CaseExcuses excuses = new CaseExcuses(draft, place, accepted, due(accepted));
    Instant due = excuses.tell();
    Instant ended = end(accepted, due);
    if (chance.percent(place.instant() ? 2 : 20)) {
      draft.note(Variety.STEPS);
      Instant step = times.later(accepted, 0, 2);
      String kind = chance.percent(60) ? "HANDLING" : "REGISTRATION";
      draft.add("STEP_STARTED", step).with("stepKind", kind);
      if (chance.percent(50)) {
        draft.add("STEP_FINISHED", step.plusSeconds(3600)).with("stepKind", kind);
      }
    }
    return ended;
  }

  /** About when a case is due; beyond the calendar a guess. */
  private Instant due(Instant accepted) {
    OfficeCalendar calendar = times.calendar();
    if (place.instant()) {
      Instant close = calendar.close(calendar.dateOf(accepted));
      return close.minusSeconds(1800).isBefore(accepted)
          ? calendar.clock(times.day(accepted, 1), LocalTime.NOON)
          : close;
    }
    Instant due = null;
    if (place.item() != null && place.item().promised() != null) {
      due = calendar.due(accepted, place.item().promised(), 0);
      if (due == null) {
        draft.note(Variety.DUE_BEYOND_CALENDAR);
      }
    }
    return due == null ? calendar.close(times.day(accepted, 5)) : due;
  }

  private Instant end(Instant accepted, Instant due) {
    OfficeCalendar calendar = times.calendar();
    if (chance.percent(3.5)) {
      return otherEnd(accepted);
    }
    int outcome =
        place.instant()
            ? chance.weighted(85, 0, 3, 1, 1, 5, 1, 3, 0.7)
            : chance.weighted(5, 54, 13, 2, 1.5, 12, 3, 9, 0.7);
    Instant decided;
    switch (outcome) {
      case 0 -> {
        decided = accepted.plusSeconds(chance.between(0, 3600));
        draft.note(Variety.ON_THE_SPOT);
      }
      case 1 -> {
        long whole = Math.max(60, Duration.between(accepted, due).toSeconds());
        decided = accepted.plusSeconds(chance.between(60, whole));
        draft.note(Variety.EARLY);
      }
      case 2 -> {
        decided = times.during(calendar.dateOf(due));
        draft.note(Variety.ON_THE_LAST_DAY);
      }
      case 3 -> {
        decided = due;
        draft.note(Variety.AT_THE_DUE_INSTANT);
      }
      case 4 -> {
        decided = due.plusMillis(1);
        draft.note(Variety.ONE_MILLISECOND_LATE);
      }
      case 5 -> {
        decided = times.later(due, 0, 6);
        draft.note(Variety.LATE);
      }
      case 6 -> {
        decided = times.later(due, 15, 60);
        draft.note(Variety.VERY_LATE);
      }
      case 7 -> {
        draft.note(Variety.NEVER_ENDED);
        return times.later(due, 2);
      }
      default -> {
        decided = accepted.minusSeconds(chance.between(60, 700_000));
        draft.note(Variety.END_BEFORE_INTAKE);
      }
    }
    ended("DECIDED", decided);
    if (chance.percent(0.7)) {
      ended(chance.percent(50) ? "VOIDED" : "DECIDED", times.later(decided, 0, 20));
      draft.note(Variety.SEVERAL_ENDS);
    }
    return decided;
  }

  private Instant otherEnd(Instant accepted) {
    Instant at = times.later(accepted, 0, 6);
    return switch (chance.between(0, 2)) {
      case 0 -> {
        draft.note(Variety.REFUSED);
        yield ended("REFUSED", at);
      }
      case 1 -> {
        draft.note(Variety.WITHDRAWN);
        yield ended("WITHDRAWN", at);
      }
      default -> {
        draft.note(Variety.VOIDED);
        yield ended("VOIDED", at);
      }
    };
  }
}
