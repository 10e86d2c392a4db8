package org.yushi.local.year;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Stops, extensions and promises of a case, good ones and others. */
final class CaseExcuses {
  private static final List<String> GROUNDS =
      List.of("HEARING", "bidding", "INSPECTION", "testing", "鉴定", "EXPERT_REVIEW", "听证");

  private final DraftCase draft;
  private final CasePlace place;
  private final Instant accepted;
  private final Duration lag;
  private final Chance chance;
  private final OfficeTimes times;
  private Instant due;

  /**
   * Excuses of a case.
   *
   * @param due about when it is due without any
   */
  CaseExcuses(DraftCase draft, CasePlace place, Instant accepted, Instant due) {
    this.draft = draft;
    this.place = place;
    this.accepted = accepted;
    this.due = due;
    this.chance = draft.chance();
    this.times = draft.times();
    this.lag = draft.lag();
  }

  /** Adds them; about when the case is due with them. */
  Instant tell() {
    boolean promise = chance.percent(place.instant() ? 2 : 10);
    boolean stop = chance.percent(place.instant() ? 1.5 : 8);
    boolean extension = chance.percent(place.instant() ? 0.5 : 4);
    if (place.naturalDays()) {
      // what moves a limit in natural days twice, or a promise in one, nobody has laid down
      extension &= !stop;
      promise &= !stop && !extension;
    }
    if (promise) {
      promise(stop || extension);
    }
    if (stop) {
      stops();
    }
    if (extension) {
      extensions();
    }
    if (chance.percent(1)) {
      draft.add("SUPPLEMENT_REQUESTED", times.later(accepted, 0, 2));
      draft.note(Variety.SUPPLEMENT_AFTER_ACCEPTANCE);
    }
    return due;
  }

  private Instant inTime() {
    long whole = Math.max(120, Duration.between(accepted, due).toSeconds());
    Instant any = accepted.plusSeconds(chance.between(60, whole - 60));
    Instant during = times.during(times.calendar().dateOf(any));
    boolean fits =
        OfficeTimes.working(times.calendar(), times.calendar().dateOf(any))
            && during.isAfter(accepted)
            && during.isBefore(due);
    return fits ? during : any;
  }

  /** After the date, and after the excuse itself. */
  private Instant tooLate(Instant at) {
    Instant last = due.plus(lag);
    Instant later = at.isAfter(last) ? at : last;
    return times.after(later, Duration.ofSeconds(1), Duration.ofDays(4));
  }

  private void promise(boolean moved) {
    boolean earlier = chance.percent(50);
    draft.note(earlier ? Variety.PROMISE_EARLIER : Variety.PROMISE_LATER);
    Instant by = earlier ? inTime() : times.later(due, 1, 6);
    if (!OfficeTimes.working(times.calendar(), times.calendar().dateOf(by)) && moved) {
      by = times.later(by, 1);
    }
    DraftEvent said = draft.events().get(draft.events().size() - 1);
    said.with("promisedBy", promisedBy(by));
    if (earlier) {
      due = by;
    }
    if (!moved && chance.percent(30)) {
      boolean late = chance.percent(40);
      Instant again = inTime();
      DraftEvent step = draft.add("STEP_STARTED", again);
      step.with("promisedBy", promisedBy(times.later(due, 0, 5)));
      draft.note(Variety.PROMISE_RESTATED);
      if (late) {
        step.known(tooLate(again));
        draft.note(Variety.PROMISE_RESTATED_LATE);
      }
    }
  }

  private String promisedBy(Instant by) {
    if (chance.percent(40)) {
      draft.note(Variety.PROMISE_BY_DATE);
      return times.calendar().dateOf(by).toString();
    }
    draft.note(Variety.PROMISE_BY_INSTANT);
    return DraftEvent.text(by);
  }

  private void stops() {
    Instant from = inTime();
    if (place.instant()) {
      draft.note(Variety.STOP_OF_INSTANT_ITEM);
    }
    stop(from);
    if (chance.percent(20)) {
      stop(times.after(from, Duration.ofMinutes(5), Duration.ofDays(2)));
      draft.note(Variety.STOPS_OVERLAP);
    }
  }

  private void stop(Instant from) {
    DraftEvent stop = draft.add("CLOCK_STOPPED", from);
    draft.note(Variety.STOP);
    stop.with("ground", chance.of(GROUNDS)).with("noticeNo", "N-" + chance.between(1, 9999));
    Instant to = times.later(from, 1, 7);
    boolean works = OfficeTimes.working(times.calendar(), times.calendar().dateOf(from));
    boolean outlasts = false;
    switch (chance.weighted(50, 20, 20, 10)) {
      case 0 -> stop.with("declaredEnd", DraftEvent.text(to));
      case 1 -> {
        stop.with("declaredEnd", times.calendar().dateOf(to).toString());
        draft.note(Variety.STOP_TO_A_DATE);
      }
      case 2 -> {
        if (works && inOfficeHours(from)) {
          stop.with("days", chance.between(1, 10));
          draft.note(Variety.STOP_BY_DAYS);
        } else {
          stop.with("declaredEnd", DraftEvent.text(to));
        }
      }
      default -> {
        stop.with("declaredEnd", DraftEvent.text(times.later(from, 40, 60)));
        draft.note(Variety.STOP_OUTLASTS_CASE);
        outlasts = true;
      }
    }
    if (chance.percent(25)) {
      Instant resumed = times.later(from, 0, 5);
      draft.add("CLOCK_RESUMED", resumed);
      draft.note(Variety.STOP_RESUMED);
      to = resumed.isBefore(to) ? resumed : to;
      outlasts = false;
    }
    boolean valid = true;
    switch (chance.weighted(70, 6, 6, 6, 12)) {
      case 1 -> {
        stop.with("ground", chance.percent(50) ? null : "等待业主补齐材料");
        draft.note(Variety.STOP_WITHOUT_GROUND);
        valid = false;
      }
      case 2 -> {
        stop.with("noticeNo", null);
        draft.note(Variety.STOP_WITHOUT_NOTICE);
        valid = false;
      }
      case 3 -> {
        stop.with("declaredEnd", null).with("days", null);
        draft.note(Variety.STOP_WITHOUT_END);
        valid = false;
      }
      case 4 -> {
        stop.known(tooLate(from));
        draft.note(Variety.STOP_FILED_LATE);
        valid = false;
      }
      default -> {
        // a good one
      }
    }
    if (valid && !outlasts) {
      Duration covered = times.calendar().officeTime(from, to);
      Instant moved = covered == null ? null : times.calendar().plus(due, covered);
      due = moved == null || place.instant() ? due : moved;
    }
  }

  private boolean inOfficeHours(Instant at) {
    Instant close = times.calendar().close(times.calendar().dateOf(at));
    return at.isBefore(close) && at.isAfter(close.minus(Duration.ofHours(8)));
  }

  private void extensions() {
    int days = extension(inTime());
    if (place.parallel()) {
      draft.note(Variety.EXTENSION_OF_PARALLEL_ITEM);
    }
    if (chance.percent(15)) {
      extension(times.after(accepted, Duration.ofMinutes(10), Duration.ofDays(9)));
      draft.note(Variety.EXTENSION_SECOND);
    }
    Instant moved = times.calendar().sameClock(due, days);
    due = moved == null || place.instant() ? due : moved;
  }

  private int extension(Instant at) {
    int days = chance.between(1, 8);
    if (chance.percent(15)) {
      days = chance.between(11, 30);
      draft.note(Variety.EXTENSION_CAPPED);
    }
    DraftEvent event =
        draft.add("EXTENDED", at).with("days", days).with("approver", "S" + chance.between(1, 9));
    draft.note(Variety.EXTENSION);
    switch (chance.weighted(64, 12, 12, 12)) {
      case 1 -> {
        event.with("approver", null);
        draft.note(Variety.EXTENSION_WITHOUT_APPROVER);
        return 0;
      }
      case 2 -> {
        event.at(times.after(due, Duration.ofSeconds(1), Duration.ofDays(3)));
        draft.note(Variety.EXTENSION_APPROVED_LATE);
        return 0;
      }
      case 3 -> {
        event.known(tooLate(at));
        draft.note(Variety.EXTENSION_FILED_LATE);
        return 0;
      }
      default -> {
        return Math.min(days, place.parallel() ? 15 : 10);
      }
    }
  }
}
