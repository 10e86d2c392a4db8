package org.yushi.local.county;

import java.time.Instant;
import java.util.List;
import org.yushi.casework.EventType;
import org.yushi.casework.Place;

/** 两头受理: two cases of one applicant and item, open at one time. */
final class DualIntakeScenarios {
  private static final String RULE = "dual-intake";

  private DualIntakeScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.finds(
            RULE,
            "中心与部门两头受理",
            "at the centre and the department",
            DualIntakeScenarios::centreAndDepartment),
        Scenario.finds(
            RULE, "县乡两头受理", "at the county and a township", DualIntakeScenarios::countyAndTownship),
        Scenario.finds(RULE, "两头受理均未办结", "both still open", DualIntakeScenarios::bothOpen),
        Scenario.excepts(RULE, "同一并联办件的分支", "branches of one case", DualIntakeScenarios::branches),
        Scenario.excepts(
            RULE, "先办件已转报", "the earlier was forwarded", DualIntakeScenarios::forwarded),
        Scenario.excepts(RULE, "通办事项", "an item for any centre", DualIntakeScenarios::anyCentre),
        Scenario.excepts(
            RULE,
            "一处为批准的分中心",
            "one place an approved sub-centre",
            DualIntakeScenarios::approvedSubcentre),
        Scenario.excepts(
            RULE, "先办件已办结", "the earlier had ended before", DualIntakeScenarios::endedBefore),
        Scenario.excepts(RULE, "不同项目", "another matter", DualIntakeScenarios::otherMatter),
        Scenario.excepts(RULE, "同一窗口", "the same unit", DualIntakeScenarios::sameUnit),
        Scenario.excepts(
            RULE, "相隔逾三十日", "more than 720 hours apart", DualIntakeScenarios::farApart));
  }

  /**
   * Two cases of one applicant and item, both open for some days.
   *
   * @param earlier the one that was taken in first
   * @param later the other
   */
  private record Pair(CaseScript earlier, CaseScript later) {
    static Pair of(Plot plot, Service service, Desk first, Desk second, int daysApart) {
      DeskTime accepted = plot.someTime();
      CaseScript earlier = plot.handled(service, first, accepted);
      CaseScript later = plot.open(service, second, earlier.applicant());
      return new Pair(earlier, later).accepted(plot, plot.timeOn(accepted.day() + daysApart));
    }

    private Pair accepted(Plot plot, DeskTime at) {
      later.received(at.minutesLater(-plot.number(2, 25))).accepted(at);
      later.handled(at.minutesLater(plot.number(5, 50)));
      return this;
    }

    /** Both are decided in time; gives when the first of the two was. */
    Instant decided(Plot plot) {
      int firstDay = later.acceptedAt().day() + 1;
      DeskTime one = plot.timeOn(plot.number(firstDay, earlier.dueSoon().day()));
      DeskTime other = plot.timeOn(plot.number(firstDay, later.dueSoon().day()));
      earlier.decided(one);
      later.decided(other);
      return one.instant().isBefore(other.instant()) ? one.instant() : other.instant();
    }
  }

  private static Pair centreAnd(Plot plot, Desk second, Service service) {
    return Pair.of(plot, service, service.desk(), second, plot.number(1, 4));
  }

  private static Pair countyAndTownshipPair(Plot plot) {
    return centreAnd(plot, plot.oneOf(Desk.TOWNSHIPS), plot.promisedLong());
  }

  private static void found(Plot plot, Pair pair, Instant until) {
    plot.ended(RULE, pair.later(), Plot.RED, pair.later().receivedAt().instant(), until);
  }

  private static void centreAndDepartment(Plot plot) {
    Service service = plot.promisedLong();
    Pair pair = centreAnd(plot, service.desk().atDepartment(), service);
    found(plot, pair, pair.decided(plot));
    if (service.inCentre()) {
      plot.ended(
          "off-centre",
          pair.later(),
          Plot.RED,
          pair.later().receivedAt().instant(),
          endOf(pair.later()));
    }
  }

  private static Instant endOf(CaseScript script) {
    return script.events().stream()
        .filter(event -> event.type().endsCase())
        .findFirst()
        .orElseThrow()
        .occurredAt();
  }

  private static void countyAndTownship(Plot plot) {
    Pair pair = countyAndTownshipPair(plot);
    found(plot, pair, pair.decided(plot));
  }

  private static void bothOpen(Plot plot) {
    Pair pair = countyAndTownshipPair(plot);
    plot.active(RULE, pair.later(), Plot.RED, pair.later().receivedAt().instant());
    plot.active("overdue", pair.earlier(), Plot.RED, pair.earlier().promiseDue().justAfter());
    plot.active("overdue", pair.later(), Plot.RED, pair.later().promiseDue().justAfter());
  }

  private static void branches(Plot plot) {
    Service service = plot.promisedLong();
    DeskTime accepted = plot.someTime();
    CaseScript one = plot.open(service, service.desk());
    CaseScript other = plot.open(service, Desk.EAST, one.applicant());
    String parent = "BL-" + one.caseId();
    one.branchOf(parent).received(accepted.minutesLater(-5)).accepted(accepted);
    one.handled(accepted.minutesLater(30));
    new Pair(one, other.branchOf(parent))
        .accepted(plot, plot.timeOn(accepted.day() + 1))
        .decided(plot);
  }

  private static void otherMatter(Plot plot) {
    Service service = plot.promisedLong();
    DeskTime accepted = plot.someTime();
    CaseScript one = plot.open(service, service.desk()).onMatter("一号项目");
    CaseScript other = plot.open(service, Desk.WEST, one.applicant()).onMatter("二号项目");
    one.received(accepted.minutesLater(-5)).accepted(accepted);
    one.handled(accepted.minutesLater(30));
    new Pair(one, other).accepted(plot, plot.timeOn(accepted.day() + 1)).decided(plot);
  }

  private static void forwarded(Plot plot) {
    Pair pair = countyAndTownshipPair(plot);
    DeskTime handled = pair.earlier().acceptedAt().minutesLater(55);
    pair.earlier().happens(EventType.FORWARDED, handled);
    pair.decided(plot);
  }

  private static void anyCentre(Plot plot) {
    Service service = Service.HOUSEHOLD_MOVE;
    Pair.of(plot, service, service.desk(), Desk.SOUTH, 1).decided(plot);
  }

  private static void approvedSubcentre(Plot plot) {
    Service service = Service.VEHICLE_TAX_REFUND;
    Desk centre = Desk.centre("D-TAX", "W07").as(Place.CENTRE);
    Pair.of(plot, service, service.desk(), centre, plot.number(1, 2)).decided(plot);
  }

  private static void endedBefore(Plot plot) {
    Service service = plot.promisedLong();
    CaseScript earlier = plot.handled(service);
    DeskTime decided = plot.decidedQuietly(earlier);
    CaseScript later = plot.open(service, Desk.EAST, earlier.applicant());
    new Pair(earlier, later).accepted(plot, plot.timeOn(decided.day() + plot.number(1, 4)));
    plot.decidedQuietly(later);
  }

  private static void sameUnit(Plot plot) {
    Service service = plot.promisedLong();
    Pair.of(plot, service, service.desk(), service.desk(), plot.number(1, 4)).decided(plot);
  }

  private static void farApart(Plot plot) {
    Service service = Service.JOINT_APPROVAL;
    Pair pair = Pair.of(plot, service, service.desk(), Desk.EAST, 24);
    DeskTime decided = plot.timeOn(pair.later().acceptedAt().day() + 2);
    pair.earlier().decided(decided);
    plot.decidedQuietly(pair.later());
    plot.ended(
        "overdue",
        pair.earlier(),
        Plot.RED,
        pair.earlier().promiseDue().justAfter(),
        decided.instant());
  }
}
