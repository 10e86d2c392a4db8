package org.yushi.report.table;

import java.util.List;
import org.yushi.report.model.AgentRow;
import org.yushi.report.model.Kpi;
import org.yushi.report.model.MonthlyReport;
import org.yushi.report.model.UnitRow;
import org.yushi.report.text.Words;

/**
 * The tables about places, departments, windows and items: volume first, never in order of speed.
 */
final class UnitTables {
  /** What is shown of a unit beside its volume. */
  static final Kpi[] RESULTS = {
    Kpi.DECIDED,
    Kpi.FINISH_RATE,
    Kpi.ON_THE_SPOT_RATE,
    Kpi.LATE,
    Kpi.LATE_RATE,
    Kpi.OPEN,
    Kpi.OPEN_LATE,
    Kpi.RED,
    Kpi.YELLOW
  };

  /** How many items are shown as those with the most lateness. */
  private static final int MOST = 15;

  private final MonthlyReport report;
  private final Words words;

  UnitTables(MonthlyReport report, Words words) {
    this.report = report;
    this.words = words;
  }

  Table townships() {
    return results(start("townships").text("township", UnitRow::unit)).of(report.townships());
  }

  Table departments() {
    return minutes(results(start("departments").text("department", UnitRow::unit)))
        .of(report.departments());
  }

  Table windows() {
    return minutes(
            results(
                start("windows").text("window", UnitRow::unit).text("department", UnitRow::within)))
        .of(report.windows());
  }

  Table idleWindows() {
    return start("idleWindows")
        .text("window", UnitRow::unit)
        .text("department", UnitRow::within)
        .of(report.idleWindows());
  }

  Table items() {
    return items("items", report.items());
  }

  /** The items with the most cases late. */
  Table lateItems() {
    return items(
        "lateItems",
        report.items().stream()
            .filter(row -> row.totals().lateOrOpenLate() > 0)
            .limit(MOST)
            .toList());
  }

  private Table items(String id, List<UnitRow> rows) {
    return minutes(
            start(id)
                .text("item", UnitRow::unit)
                .text("department", UnitRow::within)
                .bar(UnitRow::totals, Kpi.LATE)
                .kpis(
                    UnitRow::totals,
                    Kpi.OPEN_LATE,
                    Kpi.DECIDED,
                    Kpi.LATE_RATE,
                    Kpi.LATE_BY_PROMISE,
                    Kpi.LATE_BY_STATUTE))
        .of(rows);
  }

  Table agents() {
    return new TableMaker<AgentRow>(words, "agents")
        .text("township", AgentRow::township)
        .text("village", AgentRow::village)
        .text("category", AgentRow::category)
        .bar(AgentRow::totals, Kpi.RECEIVED)
        .kpis(AgentRow::totals, Kpi.DECIDED, Kpi.LATE, Kpi.OPEN, Kpi.OPEN_LATE)
        .of(report.agents());
  }

  private TableMaker<UnitRow> start(String id) {
    return new TableMaker<UnitRow>(words, id).code("code", row -> row.unit().code());
  }

  private static TableMaker<UnitRow> results(TableMaker<UnitRow> table) {
    return table.bar(UnitRow::totals, Kpi.RECEIVED).kpis(UnitRow::totals, RESULTS);
  }

  private static TableMaker<UnitRow> minutes(TableMaker<UnitRow> table) {
    return table
        .group("worked", UnitRow::totals, Kpi.WORKED_MEAN, Kpi.WORKED_MEDIAN, Kpi.WORKED_P90)
        .group(
            "promised", UnitRow::totals, Kpi.PROMISED_MEAN, Kpi.PROMISED_MEDIAN, Kpi.PROMISED_P90)
        .group(
            "statutory",
            UnitRow::totals,
            Kpi.STATUTORY_MEAN,
            Kpi.STATUTORY_MEDIAN,
            Kpi.STATUTORY_P90);
  }
}
