package org.yushi.local.county;

import java.util.List;
import java.util.function.Consumer;

/** 数据源: feeds that are slow, that are cut off, or that speak for others. */
final class FeedScenarios {
  private static final String RULE = "overdue";

  private FeedScenarios() {}

  static List<Scenario> all() {
    return List.of(
        excepts(
            "断报期间按时办结",
            "decided in time while its feed was cut off",
            FeedScenarios::decidedInSilence),
        finds(
            "断报期间到期未办结",
            "fell due while its feed was cut off, and is late",
            FeedScenarios::lateInSilence),
        excepts(
            "到期当日办结、次日凌晨报来",
            "decided on the last day, reported by the nightly transfer",
            FeedScenarios::reportedAtNight),
        excepts(
            "窗口受理、部门系统夜间报来办结",
            "taken in at the window, decided in the department's own system",
            FeedScenarios::finishedByDepartment),
        finds(
            "无权来源代报办结",
            "a decision reported by a feed that may not speak for the place",
            FeedScenarios::decidedByStranger));
  }

  /** What is told once: that feeds were silent. */
  static List<Scenario> ofSilences() {
    return List.of(
        Scenario.finds(
            "silent-feed", "数据源断报一日", "a feed cut off for a day", FeedScenarios::cutOff));
  }

  private static Scenario finds(String zh, String en, Consumer<Plot> plant) {
    return Scenario.finds(RULE, zh, en, plant);
  }

  private static Scenario excepts(String zh, String en, Consumer<Plot> plant) {
    return Scenario.excepts(RULE, zh, en, plant);
  }

  private static void cutOff(Plot plot) {
    for (Silence silence : plot.silences()) {
      plot.endedOfFeed(
          "silent-feed", silence.feed(), Plot.NOTICE, silence.noticed(), silence.back().instant());
    }
  }

  /** A case that falls due at the close of a day of which its feed says nothing. */
  private static CaseScript dueIn(Plot plot, Silence silence) {
    Service service = plot.promised();
    Desk desk = silence.feed() == Feed.TOWNSHIP ? plot.oneOf(Desk.TOWNSHIPS) : service.desk();
    return plot.handled(service, desk, plot.timeOn(silence.day() - service.promised()));
  }

  private static void decidedInSilence(Plot plot) {
    CaseScript script = dueIn(plot, plot.oneOf(plot.silences()));
    decidedOnLastDay(plot, script);
  }

  private static void decidedOnLastDay(Plot plot, CaseScript script) {
    DeskTime decided = plot.timeOn(script.promiseDue().day());
    script.decidedAndReported(decided);
    plot.ended(RULE, script, Plot.YELLOW, script.dueSoon().instant(), decided.instant());
    plot.never(RULE, script, Plot.RED);
  }

  private static void lateInSilence(Plot plot) {
    CaseScript script = dueIn(plot, plot.oneOf(plot.silences()));
    DeskTime decided = plot.timeOn(script.promiseDue().day() + plot.number(2, 5));
    script.decided(decided);
    plot.ended(RULE, script, Plot.RED, script.promiseDue().justAfter(), decided.instant());
  }

  private static void reportedAtNight(Plot plot) {
    Service service = plot.promised();
    Desk desk = service.desk().reportedBy(Feed.NIGHTLY);
    decidedOnLastDay(plot, plot.handled(service, desk, plot.someTime()));
  }

  private static void finishedByDepartment(Plot plot) {
    CaseScript script = plot.handled(plot.oneOf(Service.TAX));
    decidedOnLastDay(plot, script.movedTo(script.service().desk().reportedBy(Feed.NIGHTLY)));
  }

  private static void decidedByStranger(Plot plot) {
    CaseScript script = plot.handled(plot.promised(), plot.oneOf(Desk.TOWNSHIPS), plot.someTime());
    plot.refuse(script.decidedAccordingTo(Feed.NIGHTLY, plot.timeOn(script.promiseDue().day())));
    plot.active(RULE, script, Plot.RED, script.promiseDue().justAfter());
  }
}
