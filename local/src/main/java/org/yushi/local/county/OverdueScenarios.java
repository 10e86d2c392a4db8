package org.yushi.local.county;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.yushi.casework.DayOrInstant;
import org.yushi.casework.EventType;

/** 办件超期: deadlines met at the last moment, missed, moved, and not moved. */
final class OverdueScenarios {
  private static final String RULE = "overdue";

  private OverdueScenarios() {}

  static List<Scenario> all() {
    return List.of(
        finds("临期办结", "decided when due soon", OverdueScenarios::decidedWhenDueSoon),
        finds("承诺超期后办结", "decided past the promise", OverdueScenarios::decidedPastPromise),
        finds("承诺超期未办结", "past the promise and open", OverdueScenarios::pastPromiseAndOpen),
        finds("法定超期后办结", "decided past the statute", OverdueScenarios::decidedPastStatute),
        finds("即办件法定超期", "on-the-spot case past the statute", OverdueScenarios::instantPastStatute),
        finds("十六个工作小时超期", "past a limit in office hours", OverdueScenarios::pastOfficeHours),
        finds("三十个自然日超期", "past a limit in natural days", OverdueScenarios::pastNaturalDays),
        finds("早于承诺时限的约定日", "past an earlier promised day", OverdueScenarios::pastPromisedBy),
        excepts("特别程序不计时", "a valid stop moves the date", OverdueScenarios::validStop),
        excepts("临期时停钟", "a stop when due soon", OverdueScenarios::stopWhenDueSoon),
        excepts("延期内办结", "an extension moves the date", OverdueScenarios::extended),
        excepts(
            "批量来源容许迟报",
            "a stop reported within the lag of its feed",
            OverdueScenarios::stopWithinLag),
        finds("超过最长延期", "an extension counts ten days at most", OverdueScenarios::extendedTooLong),
        finds("超期后批准延期", "an extension approved too late", OverdueScenarios::extendedTooLate),
        finds("迟报的停钟无效", "a stop reported too late", OverdueScenarios::stopReportedLate),
        finds("无通知书的停钟无效", "a stop without notice", OverdueScenarios::stopWithoutNotice),
        finds(
            "约定日不晚于承诺",
            "a promised day later than the promise",
            OverdueScenarios::laterPromisedBy));
  }

  private static Scenario finds(String zh, String en, Consumer<Plot> plant) {
    return Scenario.finds(RULE, zh, en, plant);
  }

  private static Scenario excepts(String zh, String en, Consumer<Plot> plant) {
    return Scenario.excepts(RULE, zh, en, plant);
  }

  static void decidedWhenDueSoon(Plot plot) {
    CaseScript script = plot.handled(plot.limited());
    DeskTime decided = plot.between(script.dueSoon(), script.promiseDue());
    script.decided(decided);
    plot.ended(RULE, script, Plot.YELLOW, script.dueSoon().instant(), decided.instant());
  }

  private static void decidedPastPromise(Plot plot) {
    late(plot, plot.handled(plot.limited()));
  }

  private static void late(Plot plot, CaseScript script) {
    lateAfter(plot, script, script.promiseDue());
  }

  private static void lateAfter(Plot plot, CaseScript script, DeskTime due) {
    DeskTime decided = plot.timeOn(due.day() + plot.number(2, 6));
    script.decided(decided);
    plot.ended(RULE, script, Plot.RED, due.justAfter(), decided.instant());
  }

  private static void pastPromiseAndOpen(Plot plot) {
    CaseScript script = plot.handled(plot.limited());
    plot.active(RULE, script, Plot.RED, script.promiseDue().justAfter());
  }

  private static void decidedPastStatute(Plot plot) {
    CaseScript script = plot.handled(plot.limited());
    DeskTime statutory = script.service().statutoryDue(script.acceptedAt());
    DeskTime decided = plot.timeOn(statutory.day() + plot.number(1, 4));
    script.decided(decided);
    plot.ended(RULE, script, Plot.RED, script.promiseDue().justAfter(), decided.instant());
  }

  private static void instantPastStatute(Plot plot) {
    CaseScript script = plot.handled(Service.SOLE_TRADER);
    DeskTime statutory = script.service().statutoryDue(script.acceptedAt());
    DeskTime decided = plot.timeOn(statutory.day() + plot.number(1, 4));
    script.decided(decided);
    plot.ended(RULE, script, Plot.RED, statutory.justAfter(), decided.instant());
    plot.ended(
        "same-day", script, Plot.RED, script.acceptedAt().close().justAfter(), decided.instant());
  }

  private static void pastOfficeHours(Plot plot) {
    CaseScript script = plot.handled(Service.HYGIENE);
    DeskTime due = script.acceptedAt().daysLater(2);
    DeskTime decided = due.daysLater(plot.number(1, 3));
    script.decided(decided);
    plot.ended(RULE, script, Plot.RED, due.justAfter(), decided.instant());
  }

  private static void pastNaturalDays(Plot plot) {
    CaseScript script = plot.handled(Service.CLINIC);
    int day = OfficeDays.onOrAfter(script.acceptedAt().date().plusDays(30));
    lateAfter(plot, script, new DeskTime(day, 0).close());
  }

  private static void pastPromisedBy(Plot plot) {
    Service service = plot.promisedFiveOrMore();
    DeskTime accepted = plot.someTime();
    CaseScript script = plot.open(service, service.desk());
    script.received(accepted.minutesLater(-10));
    DeskTime by = plot.timeOn(accepted.day() + 3);
    if (plot.chance()) {
      script.accepted(accepted, DayOrInstant.of(by.instant()));
    } else {
      by = by.close();
      script.accepted(accepted, DayOrInstant.of(by.date()));
    }
    script.handled(accepted.minutesLater(20));
    lateAfter(plot, script, by);
  }

  private static void laterPromisedBy(Plot plot) {
    Service service = plot.limited();
    DeskTime accepted = plot.someTime();
    CaseScript script = plot.open(service, service.desk());
    DeskTime by = service.promiseDue(accepted).daysLater(plot.number(2, 8));
    script.received(accepted.minutesLater(-10)).accepted(accepted, DayOrInstant.of(by.date()));
    script.handled(accepted.minutesLater(20));
    late(plot, script);
  }

  private static void validStop(Plot plot) {
    CaseScript script = plot.handled(plot.limited());
    int firstDay = script.acceptedAt().day() + 1;
    DeskTime from = plot.timeOn(plot.number(firstDay, script.dueSoon().day()));
    int days = plot.number(2, 6);
    stopAndResume(plot, script, from, days);
    DeskTime due = script.promiseDue().daysLater(days);
    DeskTime soon = script.dueSoon().daysLater(days);
    DeskTime decided = plot.between(soon, due);
    script.decided(decided);
    plot.ended(RULE, script, Plot.YELLOW, soon.instant(), decided.instant());
  }

  /** A stop of whole office days: it ends as declared, or the clock is set going before that. */
  private static void stopAndResume(Plot plot, CaseScript script, DeskTime from, int days) {
    DeskTime until = from.daysLater(days);
    switch (plot.number(1, 3)) {
      case 1 -> script.stopped(from, Say.stop("专家评审", notice(plot), days));
      case 2 -> script.stopped(from, Say.stop("INSPECTION", notice(plot), until.instant()));
      default ->
          script
              .stopped(from, Say.stop("HEARING", notice(plot), days + plot.number(1, 9)))
              .happens(EventType.CLOCK_RESUMED, until);
    }
  }

  private static String notice(Plot plot) {
    return "特别程序告知〔2026〕" + plot.number(100, 999) + "号";
  }

  private static void stopWhenDueSoon(Plot plot) {
    CaseScript script = plot.handled(plot.limited());
    DeskTime from = plot.timeOn(script.promiseDue().day());
    int days = plot.number(2, 6);
    stopAndResume(plot, script, from, days);
    decidedSoonAfterResumption(plot, script, from.daysLater(days));
  }

  private static void decidedSoonAfterResumption(Plot plot, CaseScript script, DeskTime resumed) {
    DeskTime decided = resumed.minutesLater(plot.number(5, 50));
    script.decided(decided);
    plot.ended(RULE, script, Plot.YELLOW, resumed.instant(), decided.instant());
  }

  private static void extended(Plot plot) {
    CaseScript script = plot.handled(plot.limited());
    int days = plot.number(2, 10);
    script.extended(plot.timeOn(script.acceptedAt().day() + 1), days);
    DeskTime soon = script.dueSoon().daysLater(days);
    DeskTime decided = plot.between(soon, script.promiseDue().daysLater(days));
    script.decided(decided);
    plot.ended(RULE, script, Plot.YELLOW, soon.instant(), decided.instant());
  }

  private static void extendedTooLong(Plot plot) {
    CaseScript script = plot.handled(plot.promised());
    script.extended(plot.timeOn(script.acceptedAt().day() + 1), plot.number(11, 20));
    lateAfter(plot, script, script.promiseDue().daysLater(10));
  }

  /** Within the lag of its feed, so that it is the approval that comes too late, not the report. */
  private static void extendedTooLate(Plot plot) {
    Service service = plot.limited();
    Desk desk = service.desk().reportedBy(Feed.NIGHTLY);
    CaseScript script = plot.handled(service, desk, plot.someTime());
    script.extended(script.promiseDue().minutesLater(plot.number(5, 300)), plot.number(2, 10));
    late(plot, script);
  }

  private static void stopWithinLag(Plot plot) {
    Service service = plot.limited();
    Desk desk = service.desk().reportedBy(Feed.NIGHTLY);
    CaseScript script = plot.handled(service, desk, plot.someTime());
    DeskTime from = plot.timeOn(script.promiseDue().day());
    int days = plot.number(2, 6);
    Instant known = DeskTime.clock(from.date().plusDays(1), plot.number(0, 9 * 60));
    script.stopped(from, Say.stop("TESTING", notice(plot), days), known);
    decidedSoonAfterResumption(plot, script, from.daysLater(days));
  }

  private static void stopReportedLate(Plot plot) {
    CaseScript script = plot.handled(plot.limited());
    DeskTime from = plot.timeOn(script.promiseDue().day() - plot.number(0, 1));
    Instant known = script.promiseDue().minutesLater(plot.number(1, 3_000)).instant();
    script.stopped(from, Say.stop("TESTING", notice(plot), plot.number(3, 9)), known);
    late(plot, script);
  }

  private static void stopWithoutNotice(Plot plot) {
    CaseScript script = plot.handled(plot.limited());
    DeskTime from = plot.timeOn(script.acceptedAt().day() + 1);
    script.stopped(from, Say.stopWithoutNotice("AUCTION", plot.number(3, 9)));
    late(plot, script);
  }
}
