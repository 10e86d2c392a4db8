package org.yushi.report.table;

import java.time.Instant;
import org.yushi.report.model.AlertRow;
import org.yushi.report.model.CaseRow;
import org.yushi.report.model.Kpi;
import org.yushi.report.model.MonthlyReport;
import org.yushi.report.model.RepeatRow;
import org.yushi.report.model.Value;
import org.yushi.report.text.Words;
import org.yushi.rulebook.Level;

/** The tables about alerts and the cases behind them. */
final class AlertTables {
  private final MonthlyReport report;
  private final Words words;

  AlertTables(MonthlyReport report, Words words) {
    this.report = report;
    this.words = words;
  }

  Table alerts() {
    return new TableMaker<AlertRow>(words, "alerts")
        .text("rule", AlertRow::rule)
        .code("ruleId", row -> row.rule().id())
        .level("level", AlertRow::level)
        .figure("raised", row -> Value.count(row.raised()), AlertTables::raised)
        .figure("ended", row -> Value.count(row.ended()), row -> Kpi.ALERTS_ENDED)
        .figure("retracted", row -> Value.count(row.retracted()), row -> Kpi.ALERTS_RETRACTED)
        .of(report.alerts());
  }

  Table cases() {
    return new TableMaker<CaseRow>(words, "cases")
        .code("case", CaseRow::caseId)
        .text("item", CaseRow::item)
        .text("department", CaseRow::department)
        .text("window", CaseRow::window)
        .text("rule", CaseRow::rule)
        .level("level", CaseRow::level)
        .code("since", CaseRow::since)
        .code("until", this::until)
        .figure("minutesLate", row -> Value.minutes(1, row.minutesLate()))
        .of(report.cases());
  }

  Table repeats() {
    return new TableMaker<RepeatRow>(words, "repeats")
        .code("code", row -> row.unit().code())
        .text("unit", RepeatRow::unit)
        .text("rule", RepeatRow::rule)
        .figure("raised", row -> Value.count(row.alerts()))
        .figure("monthsInARow", row -> Value.count(row.months()))
        .of(report.repeats());
  }

  private Object until(CaseRow row) {
    Instant until = row.until();
    return until == null ? words.say("goesOn") : until;
  }

  private static Kpi raised(AlertRow row) {
    if (row.level() == Level.RED) {
      return Kpi.RED;
    }
    return row.level() == Level.YELLOW ? Kpi.YELLOW : Kpi.NOTICES;
  }
}
