package org.yushi.local.county;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yushi.casework.Place;

/** What a county does all day: cases with which nothing is wrong. */
final class OrdinaryScenarios {
  private OrdinaryScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.ordinary("承诺件提前办结", "decided well in time", OrdinaryScenarios::decidedQuietly),
        Scenario.ordinary("承诺件提前办结", "decided well in time", OrdinaryScenarios::decidedQuietly),
        Scenario.ordinary("即办件当场办结", "done on the spot", OrdinaryScenarios::doneOnTheSpot),
        Scenario.ordinary("即办件当场办结", "done on the spot", OrdinaryScenarios::doneOnTheSpot),
        Scenario.ordinary("乡镇即办件", "done on the spot in a township", OrdinaryScenarios::inTownship),
        Scenario.ordinary(
            "网上申请预审", "submitted and looked through online", OrdinaryScenarios::online),
        Scenario.ordinary("临期办结", "decided when due soon", OverdueScenarios::decidedWhenDueSoon),
        Scenario.ordinary(
            "补正后受理", "accepted after a supplement", DeemedAcceptanceScenarios::askedInTime),
        Scenario.ordinary("并联审批", "a parallel approval", OrdinaryScenarios::parallel),
        Scenario.ordinary("按工作小时承诺", "a promise in office hours", OrdinaryScenarios::officeHours),
        Scenario.ordinary("按自然日承诺", "a promise in natural days", OrdinaryScenarios::naturalDays));
  }

  private static void decidedQuietly(Plot plot) {
    CaseScript script = plot.handled(plot.promised());
    DeskTime decided = plot.decidedQuietly(script);
    if (plot.chance()) {
      script.rated(decided.daysLater(1));
    }
  }

  private static void doneOnTheSpot(Plot plot) {
    onTheSpot(plot, plot.oneOf(Service.INSTANT), null);
  }

  private static void inTownship(Plot plot) {
    Service service =
        plot.oneOf(List.of(Service.SOLE_TRADER, Service.HOUSEHOLD_PROOF, Service.SENIOR_CARD));
    onTheSpot(plot, service, plot.oneOf(Desk.TOWNSHIPS));
  }

  private static void onTheSpot(Plot plot, Service service, @Nullable Desk elsewhere) {
    DeskTime accepted = plot.anyTime().at(plot.number(10, 15), plot.number(0, 30));
    Desk desk = elsewhere == null ? service.desk() : elsewhere;
    plot.accepted(service, desk, accepted).decided(accepted.minutesLater(plot.number(3, 28)));
  }

  private static void online(Plot plot) {
    Service service = plot.promised();
    DeskTime accepted = plot.timeOn(plot.someTime().day() + 2);
    CaseScript script = plot.open(service, service.desk().as(Place.ONLINE));
    script.submitted(plot.timeOn(accepted.day() - 2).at(20, plot.number(0, 30)));
    script.received(accepted.minutesLater(-20)).accepted(accepted);
    script.handled(accepted.minutesLater(40));
    plot.decidedQuietly(script);
  }

  private static void parallel(Plot plot) {
    plot.decidedQuietly(plot.accepted(plot.oneOf(Service.PARALLEL)));
  }

  private static void officeHours(Plot plot) {
    CaseScript script = plot.handled(Service.HYGIENE);
    DeskTime soon = script.acceptedAt().daysLater(1);
    DeskTime decided = soon.minutesLater(plot.number(5, 50));
    script.decided(decided);
    plot.ended("overdue", script, Plot.YELLOW, soon.instant(), decided.instant());
  }

  private static void naturalDays(Plot plot) {
    CaseScript script = plot.handled(Service.CLINIC);
    script.decided(plot.timeOn(script.acceptedAt().day() + plot.number(3, 15)));
  }
}
