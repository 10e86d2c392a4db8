package org.yushi.local.county;

import java.time.LocalDate;
import java.util.List;
import org.yushi.casework.Place;

/** 即办件未当日办结: on-the-spot cases done at once, late in the day, or not that day. */
final class SameDayScenarios {
  private static final String RULE = "same-day";

  private SameDayScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.finds(
            RULE, "下班前一小时内办结", "done in the last hour", SameDayScenarios::doneInLastHour),
        Scenario.finds(RULE, "次日才办结", "done on a later day", SameDayScenarios::doneLater),
        Scenario.finds(RULE, "一直未办结", "never done", SameDayScenarios::neverDone),
        Scenario.finds(
            RULE,
            "临下班受理次日午后办结",
            "accepted just before close, done after noon",
            SameDayScenarios::acceptedLateDoneAfterNoon),
        Scenario.excepts(
            RULE,
            "临下班受理次日上午办结",
            "accepted 20 minutes before close, done next morning",
            SameDayScenarios::acceptedLateDoneNextMorning),
        Scenario.excepts(
            RULE, "休息日网上受理", "accepted online on a closed day", SameDayScenarios::onClosedDay));
  }

  private static void doneInLastHour(Plot plot) {
    CaseScript script = plot.accepted(plot.oneOf(Service.INSTANT));
    DeskTime decided = script.acceptedAt().at(16, plot.number(5, 55));
    script.decided(decided);
    plot.ended(RULE, script, Plot.YELLOW, decided.at(16, 0).instant(), decided.instant());
  }

  private static void doneLater(Plot plot) {
    CaseScript script = plot.accepted(plot.oneOf(Service.INSTANT));
    DeskTime decided = plot.timeOn(script.acceptedAt().day() + plot.number(1, 3));
    script.decided(decided);
    plot.ended(RULE, script, Plot.RED, script.acceptedAt().close().justAfter(), decided.instant());
  }

  private static void neverDone(Plot plot) {
    CaseScript script = plot.accepted(plot.oneOf(Service.INSTANT_WITHOUT_STATUTE));
    plot.active(RULE, script, Plot.RED, script.acceptedAt().close().justAfter());
  }

  private static CaseScript acceptedLate(Plot plot) {
    Service service = plot.oneOf(Service.INSTANT);
    DeskTime accepted = plot.someTime().at(16, 40);
    return plot.accepted(service, service.desk(), accepted);
  }

  private static void acceptedLateDoneAfterNoon(Plot plot) {
    CaseScript script = acceptedLate(plot);
    DeskTime next = script.acceptedAt().daysLater(1);
    DeskTime decided = next.at(12, plot.number(10, 59));
    script.decided(decided);
    plot.ended(RULE, script, Plot.RED, next.at(12, 0).justAfter(), decided.instant());
  }

  private static void acceptedLateDoneNextMorning(Plot plot) {
    CaseScript script = acceptedLate(plot);
    script.decided(script.acceptedAt().daysLater(1).at(10, plot.number(0, 59)));
  }

  private static void onClosedDay(Plot plot) {
    Service service = Service.HOUSEHOLD_PROOF;
    int day = plot.number(0, Plot.LAST_DAY);
    while (!OfficeDays.restFollows(day)) {
      day++;
    }
    LocalDate closed = OfficeDays.date(day).plusDays(1);
    CaseScript script = plot.open(service, service.desk().as(Place.ONLINE));
    script.takenIn(DeskTime.clock(closed, plot.number(8 * 60, 22 * 60)));
    DeskTime decided = new DeskTime(day + 1, 0).at(11, plot.number(5, 55));
    script.decided(decided);
    plot.ended(RULE, script, Plot.YELLOW, decided.at(11, 0).instant(), decided.instant());
  }
}
