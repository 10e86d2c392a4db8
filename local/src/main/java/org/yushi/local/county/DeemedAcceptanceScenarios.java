package org.yushi.local.county;

import java.util.List;
import org.yushi.casework.EventType;

/** 逾期不告知视为受理: applicants told in time, late, or never. */
final class DeemedAcceptanceScenarios {
  private static final String RULE = "deemed-acceptance";
  private static final int DAYS_TO_TELL = 5;

  private DeemedAcceptanceScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.finds(
            RULE,
            "逾期受理但按时办结",
            "accepted too late, decided in time",
            DeemedAcceptanceScenarios::acceptedLate),
        Scenario.finds(
            RULE,
            "逾期受理且承诺超期",
            "accepted too late, the promise missed from receipt",
            DeemedAcceptanceScenarios::acceptedLateAndOverdue),
        Scenario.finds(RULE, "一直未告知", "never told anything", DeemedAcceptanceScenarios::neverTold),
        Scenario.finds(RULE, "逾期才不予受理", "refused too late", DeemedAcceptanceScenarios::refusedLate),
        Scenario.finds(
            RULE,
            "逾期才要求补正",
            "asked for a supplement too late",
            DeemedAcceptanceScenarios::askedLate),
        Scenario.excepts(
            RULE,
            "第五日受理",
            "accepted on the fifth day",
            DeemedAcceptanceScenarios::acceptedOnFifthDay),
        Scenario.excepts(
            RULE,
            "五日内要求补正",
            "asked for a supplement in time",
            DeemedAcceptanceScenarios::askedInTime),
        Scenario.excepts(
            RULE, "五日内不予受理", "refused in time", DeemedAcceptanceScenarios::refusedInTime),
        Scenario.excepts(
            RULE, "五日内撤回或作废", "withdrawn or voided in time", DeemedAcceptanceScenarios::withdrawn),
        Scenario.excepts(
            RULE,
            "仅网上提交预审",
            "only submitted and looked through",
            DeemedAcceptanceScenarios::onlySubmitted));
  }

  private static CaseScript received(Plot plot, Service service) {
    return plot.open(service, service.desk()).received(plot.someTime());
  }

  /** Close of the last day on which the applicant could lawfully be told. */
  private static DeskTime tellBy(CaseScript script) {
    return script.receivedAt().daysLater(DAYS_TO_TELL).close();
  }

  private static DeskTime daysAfterReceipt(Plot plot, CaseScript script, int days) {
    return plot.timeOn(script.receivedAt().day() + days);
  }

  private static void notToldUntil(Plot plot, CaseScript script, DeskTime told) {
    plot.ended(RULE, script, Plot.RED, tellBy(script).justAfter(), told.instant());
  }

  private static DeskTime acceptedAndHandled(Plot plot, CaseScript script, int days) {
    DeskTime accepted = daysAfterReceipt(plot, script, days);
    script.accepted(accepted).handled(accepted.minutesLater(plot.number(5, 50)));
    return accepted;
  }

  private static void acceptedLate(Plot plot) {
    CaseScript script = received(plot, plot.promisedLong());
    notToldUntil(plot, script, acceptedAndHandled(plot, script, 6));
    script.decided(daysAfterReceipt(plot, script, plot.number(7, 8)));
  }

  private static void acceptedLateAndOverdue(Plot plot) {
    CaseScript script = received(plot, plot.oneOf(Service.SHORT));
    notToldUntil(plot, script, acceptedAndHandled(plot, script, plot.number(6, 8)));
    DeskTime decided = daysAfterReceipt(plot, script, plot.number(9, 14));
    script.decided(decided);
    plot.ended("overdue", script, Plot.RED, tellBy(script).justAfter(), decided.instant());
  }

  private static void neverTold(Plot plot) {
    CaseScript script = received(plot, plot.limited());
    plot.active(RULE, script, Plot.RED, tellBy(script).justAfter());
    DeskTime due = script.service().promiseDue(script.receivedAt());
    DeskTime late = due.day() > tellBy(script).day() ? due : tellBy(script);
    plot.active("overdue", script, Plot.RED, late.justAfter());
  }

  private static void refusedLate(Plot plot) {
    CaseScript script = received(plot, plot.promisedLong());
    DeskTime refused = daysAfterReceipt(plot, script, plot.number(6, 8));
    script.happens(EventType.REFUSED, refused);
    notToldUntil(plot, script, refused);
  }

  private static void askedLate(Plot plot) {
    CaseScript script = received(plot, plot.promisedLong());
    DeskTime asked = daysAfterReceipt(plot, script, 6);
    script.happens(EventType.SUPPLEMENT_REQUESTED, asked);
    script.happens(EventType.SUPPLEMENTED, asked.minutesLater(30));
    acceptedAndHandled(plot, script, 7);
    script.decided(daysAfterReceipt(plot, script, 8));
    notToldUntil(plot, script, asked);
  }

  private static void acceptedOnFifthDay(Plot plot) {
    CaseScript script = received(plot, plot.promised());
    acceptedAndHandled(plot, script, DAYS_TO_TELL);
    plot.decidedQuietly(script);
  }

  static void askedInTime(Plot plot) {
    CaseScript script = received(plot, plot.promised());
    int asked = plot.number(1, 5);
    int handedIn = asked + plot.number(1, 12);
    script.happens(EventType.SUPPLEMENT_REQUESTED, daysAfterReceipt(plot, script, asked));
    script.happens(EventType.SUPPLEMENTED, daysAfterReceipt(plot, script, handedIn));
    acceptedAndHandled(plot, script, handedIn + plot.number(1, 5));
    plot.decidedQuietly(script);
  }

  private static void refusedInTime(Plot plot) {
    CaseScript script = received(plot, plot.promised());
    script.happens(EventType.REFUSED, daysAfterReceipt(plot, script, plot.number(1, 5)));
  }

  private static void withdrawn(Plot plot) {
    CaseScript script = received(plot, plot.promised());
    EventType end = plot.chance() ? EventType.WITHDRAWN : EventType.VOIDED;
    script.happens(end, daysAfterReceipt(plot, script, plot.number(1, 5)));
  }

  private static void onlySubmitted(Plot plot) {
    Service service = plot.promised();
    plot.open(service, service.desk()).submitted(plot.someTime());
  }
}
