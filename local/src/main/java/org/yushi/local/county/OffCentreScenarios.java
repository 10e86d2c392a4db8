package org.yushi.local.county;

import java.util.List;
import org.yushi.casework.Place;

/** 体外循环: items of the centre that are taken in elsewhere, allowed or not. */
final class OffCentreScenarios {
  private static final String RULE = "off-centre";
  private static final int LAST_DAY_OF_MARCH = 21;

  private OffCentreScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.finds(
            RULE, "在部门受理", "taken in at the department", OffCentreScenarios::atDepartment),
        Scenario.finds(
            RULE,
            "在部门受理且未办结",
            "taken in at the department and open",
            OffCentreScenarios::atDepartmentAndOpen),
        Scenario.finds(
            RULE,
            "在未批准的分中心受理",
            "at a sub-centre not approved for the item",
            OffCentreScenarios::atOtherSubcentre),
        Scenario.finds(
            RULE,
            "在未批准的代办点受理",
            "at an agent point not approved for the item",
            OffCentreScenarios::atAgent),
        Scenario.finds(
            RULE,
            "例外期满后在部门受理",
            "at the department after the dated exception",
            OffCentreScenarios::afterException),
        Scenario.excepts(RULE, "网上受理", "taken in online", OffCentreScenarios::online),
        Scenario.excepts(
            RULE,
            "在批准的分中心受理",
            "at an approved sub-centre",
            OffCentreScenarios::atApprovedSubcentre),
        Scenario.excepts(
            RULE,
            "例外期内在部门受理",
            "at the department within a dated exception",
            OffCentreScenarios::withinException),
        Scenario.excepts(
            RULE,
            "未进驻中心的事项",
            "an item that is not of the centre",
            OffCentreScenarios::notOfTheCentre));
  }

  private static Service ofTheCentre(Plot plot) {
    return plot.oneOf(plot.chance() ? Service.SHORT : Service.LONG);
  }

  private static void foundUntilDecided(Plot plot, CaseScript script) {
    DeskTime decided = plot.decidedQuietly(script);
    plot.ended(RULE, script, Plot.RED, script.receivedAt().instant(), decided.instant());
  }

  private static void atDepartment(Plot plot) {
    Service service = ofTheCentre(plot);
    foundUntilDecided(plot, plot.handled(service, service.desk().atDepartment(), plot.someTime()));
  }

  private static void atDepartmentAndOpen(Plot plot) {
    Service service = ofTheCentre(plot);
    CaseScript script = plot.handled(service, service.desk().atDepartment(), plot.someTime());
    plot.active(RULE, script, Plot.RED, script.receivedAt().instant());
    plot.active("overdue", script, Plot.RED, script.promiseDue().justAfter());
  }

  private static void atOtherSubcentre(Plot plot) {
    Desk desk = Service.VEHICLE_TAX_REFUND.desk();
    foundUntilDecided(plot, plot.handled(ofTheCentre(plot), desk, plot.someTime()));
  }

  private static void atAgent(Plot plot) {
    foundUntilDecided(plot, plot.handled(ofTheCentre(plot), Desk.AGENT, plot.someTime()));
  }

  private static void afterException(Plot plot) {
    Service service = Service.MEDICINE_SHOP;
    DeskTime accepted = plot.timeOn(plot.number(LAST_DAY_OF_MARCH + 1, Plot.LAST_DAY));
    foundUntilDecided(plot, plot.handled(service, service.desk().atDepartment(), accepted));
  }

  private static void online(Plot plot) {
    Service service = ofTheCentre(plot);
    plot.decidedQuietly(plot.handled(service, service.desk().as(Place.ONLINE), plot.someTime()));
  }

  private static void atApprovedSubcentre(Plot plot) {
    plot.decidedQuietly(plot.handled(Service.VEHICLE_TAX_REFUND));
  }

  private static void withinException(Plot plot) {
    Service service = Service.MEDICINE_SHOP;
    DeskTime accepted = plot.timeOn(plot.number(0, LAST_DAY_OF_MARCH));
    plot.decidedQuietly(plot.handled(service, service.desk().atDepartment(), accepted));
  }

  private static void notOfTheCentre(Plot plot) {
    Service service = plot.chance() ? Service.HOUSEHOLD_MOVE : Service.LOW_INCOME;
    plot.decidedQuietly(plot.handled(service, service.desk().atDepartment(), plot.someTime()));
  }
}
