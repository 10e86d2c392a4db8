package org.yushi.local.county;

import java.util.List;
import org.yushi.casework.DayOrInstant;

/** 未列入目录: items, windows and feeds that no list names. */
final class UnlistedScenarios {
  private static final String RULE = "unlisted";

  private UnlistedScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.finds(RULE, "未列事项", "an unlisted item", UnlistedScenarios::item),
        Scenario.finds(RULE, "未列事项且未办结", "an unlisted item, open", UnlistedScenarios::itemOpen),
        Scenario.finds(
            RULE,
            "未列事项但有约定日",
            "an unlisted item with a promised day",
            UnlistedScenarios::itemPromised),
        Scenario.finds(RULE, "未列窗口", "an unlisted window", UnlistedScenarios::window),
        Scenario.finds(RULE, "未列来源", "an unlisted feed", UnlistedScenarios::source),
        Scenario.excepts(RULE, "已列的乡镇窗口", "a listed township window", UnlistedScenarios::township));
  }

  private static void item(Plot plot) {
    CaseScript script = plot.handled(Service.UNLISTED);
    DeskTime decided = plot.timeOn(script.acceptedAt().day() + plot.number(1, 20));
    script.decided(decided);
    foundUntil(plot, script, "ITEM", script.receivedAt(), decided);
  }

  private static void itemOpen(Plot plot) {
    CaseScript script = plot.handled(Service.UNLISTED);
    plot.expect(RULE, script, "ITEM", Plot.NOTICE, script.receivedAt().instant(), null);
  }

  private static void itemPromised(Plot plot) {
    Service service = Service.UNLISTED;
    DeskTime accepted = plot.someTime();
    DeskTime by = accepted.daysLater(plot.number(2, 9)).close();
    CaseScript script = plot.open(service, service.desk()).received(accepted.minutesLater(-5));
    script.accepted(accepted, DayOrInstant.of(by.date())).handled(accepted.minutesLater(10));
    DeskTime decided = plot.timeOn(by.day() + plot.number(1, 4));
    script.decided(decided);
    foundUntil(plot, script, "ITEM", script.receivedAt(), decided);
    plot.ended("overdue", script, Plot.RED, by.justAfter(), decided.instant());
  }

  private static void window(Plot plot) {
    CaseScript script = plot.handled(plot.promised());
    DeskTime moved = script.acceptedAt().minutesLater(55);
    script.movedTo(script.service().desk().withWindow("W99")).handled(moved);
    foundUntil(plot, script, "WINDOW", moved, plot.decidedQuietly(script));
  }

  private static void source(Plot plot) {
    Service service = plot.promised();
    Desk desk = service.desk().reportedBy(Feed.KIOSK);
    CaseScript script = plot.handled(service, desk, plot.someTime());
    foundUntil(plot, script, "SOURCE", script.receivedAt(), plot.decidedQuietly(script));
  }

  private static void foundUntil(
      Plot plot, CaseScript script, String about, DeskTime from, DeskTime until) {
    plot.expect(RULE, script, about, Plot.NOTICE, from.instant(), until.instant());
  }

  private static void township(Plot plot) {
    Desk desk = plot.oneOf(Desk.TOWNSHIPS);
    plot.decidedQuietly(plot.handled(Service.LOW_INCOME, desk, plot.someTime()));
  }
}
