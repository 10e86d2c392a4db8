package org.yushi.local.county;

import java.util.List;
import org.yushi.casework.EventType;

/** 只挂号不看病: cases that lie at the window, applicants who are sent away. */
final class RegistrationOnlyScenarios {
  private static final String RULE = "registration-only";

  private RegistrationOnlyScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.finds(RULE, "挂号后迟迟未办", "handled late", RegistrationOnlyScenarios::handledLate),
        Scenario.finds(
            RULE,
            "短时限件两日未办",
            "a short promise, two days at the least",
            RegistrationOnlyScenarios::shortPromise),
        Scenario.finds(
            RULE,
            "未办理即办结",
            "decided late without handling",
            RegistrationOnlyScenarios::neverHandledButDecided),
        Scenario.finds(RULE, "挂号后无人办理", "never handled", RegistrationOnlyScenarios::neverHandled),
        Scenario.finds(RULE, "让申请人自行到部门", "sent away", RegistrationOnlyScenarios::sentAway),
        Scenario.finds(
            RULE,
            "让申请人自行到部门且未办结",
            "sent away and open",
            RegistrationOnlyScenarios::sentAwayAndOpen),
        Scenario.finds(
            RULE,
            "办结后让申请人到部门",
            "sent away after the decision",
            RegistrationOnlyScenarios::sentAwayAfterwards),
        Scenario.excepts(
            RULE, "等待补正", "a supplement was asked for", RegistrationOnlyScenarios::supplement),
        Scenario.excepts(RULE, "特别程序期间", "inside a valid stop", RegistrationOnlyScenarios::stopped),
        Scenario.excepts(RULE, "现场勘验", "a survey began", RegistrationOnlyScenarios::surveyed),
        Scenario.excepts(
            RULE, "转报上级", "forwarded to a higher level", RegistrationOnlyScenarios::forwarded),
        Scenario.excepts(RULE, "并联事项", "a parallel item", RegistrationOnlyScenarios::parallel),
        Scenario.excepts(
            RULE,
            "误报的打发已更正",
            "sent away by mistake, struck out",
            RegistrationOnlyScenarios::struckOut));
  }

  /** A case that was entered and then left lying. */
  private static CaseScript registered(Plot plot, Service service) {
    CaseScript script = plot.accepted(service);
    return script.registered(script.acceptedAt().minutesLater(plot.number(1, 20)));
  }

  private static DeskTime unhandledFrom(CaseScript script) {
    return script.service().unhandledFrom(script.acceptedAt());
  }

  /** Decides at the last moment before the date comes near, without a word of handling. */
  private static void decidedUnhandled(Plot plot, CaseScript script) {
    script.decided(plot.timeOn(script.dueSoon().day()));
  }

  private static void handledLate(Plot plot) {
    CaseScript script = registered(plot, plot.promisedFiveOrMore());
    DeskTime handled = unhandledFrom(script).officeMinutesLater(plot.number(10, 90));
    script.handled(handled).decided(handled.officeMinutesLater(plot.number(5, 60)));
    plot.ended(RULE, script, Plot.YELLOW, unhandledFrom(script).instant(), handled.instant());
  }

  private static void neverHandledButDecided(Plot plot) {
    CaseScript script = registered(plot, plot.promisedFiveOrMore());
    DeskTime decided = unhandledFrom(script).officeMinutesLater(plot.number(10, 90));
    script.decided(decided);
    plot.ended(RULE, script, Plot.YELLOW, unhandledFrom(script).instant(), decided.instant());
  }

  /** Three days are promised; half of them would be a day and a half. */
  private static void shortPromise(Plot plot) {
    CaseScript script = registered(plot, Service.COMPANY);
    DeskTime from = script.acceptedAt().daysLater(2);
    DeskTime decided = from.minutesLater(plot.number(5, 50));
    script.decided(decided);
    plot.ended(RULE, script, Plot.YELLOW, from.instant(), decided.instant());
  }

  private static void neverHandled(Plot plot) {
    CaseScript script = registered(plot, plot.promised());
    plot.active(RULE, script, Plot.YELLOW, unhandledFrom(script).instant());
    plot.active("overdue", script, Plot.RED, script.promiseDue().justAfter());
  }

  private static void sentAway(Plot plot) {
    CaseScript script = plot.handled(plot.promisedFiveOrMore());
    DeskTime at = plot.timeOn(script.acceptedAt().day() + 1);
    String event = script.sentAway(at);
    DeskTime decided = plot.timeOn(plot.number(at.day() + 1, script.dueSoon().day()));
    script.decided(decided);
    plot.expect(RULE, script, event, Plot.RED, at.instant(), decided.instant());
  }

  private static void sentAwayAndOpen(Plot plot) {
    CaseScript script = plot.handled(plot.promised());
    DeskTime at = plot.timeOn(script.acceptedAt().day() + plot.number(1, 3));
    String event = script.sentAway(at);
    plot.expect(RULE, script, event, Plot.RED, at.instant(), null);
    plot.active("overdue", script, Plot.RED, script.promiseDue().justAfter());
  }

  private static void sentAwayAfterwards(Plot plot) {
    CaseScript script = plot.handled(plot.promised());
    DeskTime decided = plot.decidedQuietly(script);
    DeskTime at = plot.timeOn(decided.day() + plot.number(1, 5));
    String event = script.sentAway(at);
    plot.expect(RULE, script, event, Plot.RED, at.instant(), at.instant());
  }

  private static void supplement(Plot plot) {
    CaseScript script = registered(plot, plot.promisedFiveOrMore());
    int next = script.acceptedAt().day() + 1;
    script.happens(EventType.SUPPLEMENT_REQUESTED, plot.timeOn(next));
    script.happens(EventType.SUPPLEMENTED, plot.timeOn(next + 1));
    decidedUnhandled(plot, script);
  }

  private static void stopped(Plot plot) {
    CaseScript script = registered(plot, plot.promisedFiveOrMore());
    DeskTime from = plot.timeOn(script.acceptedAt().day() + 1);
    script.stopped(from, Say.stop("QUARANTINE", "检疫通知" + plot.number(10, 99), plot.number(1, 4)));
    decidedUnhandled(plot, script);
  }

  private static void surveyed(Plot plot) {
    CaseScript script = registered(plot, plot.promisedFiveOrMore());
    script.surveyed(plot.timeOn(script.acceptedAt().day() + 1));
    decidedUnhandled(plot, script);
  }

  private static void forwarded(Plot plot) {
    CaseScript script = registered(plot, plot.promisedFiveOrMore());
    script.happens(EventType.FORWARDED, plot.timeOn(script.acceptedAt().day() + 1));
    decidedUnhandled(plot, script);
  }

  private static void parallel(Plot plot) {
    decidedUnhandled(plot, registered(plot, plot.oneOf(Service.PARALLEL)));
  }

  private static void struckOut(Plot plot) {
    CaseScript script = plot.handled(plot.promised());
    DeskTime at = plot.timeOn(script.acceptedAt().day() + 1);
    String event = script.sentAway(at);
    script.struckOut(event, at.daysLater(plot.number(1, 9)));
    plot.decidedQuietly(script);
  }
}
