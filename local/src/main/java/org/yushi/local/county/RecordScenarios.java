package org.yushi.local.county;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What the record says late, wrongly or twice must not be taken for what happened. */
final class RecordScenarios {
  private static final String RULE = "overdue";

  private RecordScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.excepts(
            RULE, "办结迟报", "a decision reported late", RecordScenarios::decisionReportedLate),
        Scenario.excepts(
            RULE, "办结时间已更正", "a decision's time corrected", RecordScenarios::decisionAmended),
        Scenario.excepts(
            RULE,
            "重发改正办结时间",
            "a decision sent again with the right time",
            RecordScenarios::decisionSentAgain),
        Scenario.finds(
            RULE, "误报办结已作废", "a decision struck out", RecordScenarios::decisionStruckOut),
        Scenario.finds(
            RULE, "办结尚未报来", "a decision not yet known", RecordScenarios::decisionNotYetKnown));
  }

  private static DeskTime inTime(Plot plot, CaseScript script) {
    return plot.timeOn(plot.number(script.acceptedAt().day() + 1, script.dueSoon().day()));
  }

  private static DeskTime tooLate(Plot plot, CaseScript script) {
    return plot.timeOn(script.promiseDue().day() + plot.number(1, 5));
  }

  private static void decisionReportedLate(Plot plot) {
    CaseScript script = plot.handled(plot.limited());
    script.decided(inTime(plot, script), tooLate(plot, script).instant());
  }

  private static void decisionAmended(Plot plot) {
    CaseScript script = plot.handled(plot.limited());
    DeskTime wrong = tooLate(plot, script);
    String decision = script.decided(wrong);
    script.amended(decision, inTime(plot, script), wrong.daysLater(plot.number(1, 5)));
  }

  private static void decisionSentAgain(Plot plot) {
    CaseScript script = plot.handled(plot.limited());
    String decision = script.decided(tooLate(plot, script));
    script.sentAgain(decision, inTime(plot, script));
  }

  private static void decisionStruckOut(Plot plot) {
    CaseScript script = plot.handled(plot.limited());
    DeskTime wrong = inTime(plot, script);
    String decision = script.decided(wrong);
    script.struckOut(decision, wrong.daysLater(plot.number(1, 20)));
    plot.active(RULE, script, Plot.RED, script.promiseDue().justAfter());
  }

  private static void decisionNotYetKnown(Plot plot) {
    CaseScript script = plot.handled(plot.limited());
    Instant known = CountyGenerator.AS_OF.plus(Duration.ofHours(plot.number(1, 200)));
    script.decidedUnknown(inTime(plot, script), known);
    plot.active(RULE, script, Plot.RED, script.promiseDue().justAfter());
  }
}
