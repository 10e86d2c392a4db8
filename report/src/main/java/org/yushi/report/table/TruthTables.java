package org.yushi.report.table;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.yushi.report.model.FeedRow;
import org.yushi.report.model.Kpi;
import org.yushi.report.model.MonthlyReport;
import org.yushi.report.model.UnitRow;
import org.yushi.report.model.Value;
import org.yushi.report.text.Words;

/** The tables about how true the data is, and what people said. */
final class TruthTables {
  private static final Kpi[] EXCUSES = {
    Kpi.STOPS,
    Kpi.STOPS_REFUSED,
    Kpi.STOP_MINUTES,
    Kpi.EXTENSIONS,
    Kpi.EXTENSIONS_REFUSED,
    Kpi.SUPPLEMENTS,
    Kpi.ALERTS_RETRACTED
  };
  private static final Kpi[] VOICES = {
    Kpi.COMPLAINTS,
    Kpi.COMPLAINTS_IN_TIME,
    Kpi.COMPLAINTS_LATE,
    Kpi.COMPLAINTS_UNANSWERED,
    Kpi.RATINGS,
    Kpi.SATISFIED,
    Kpi.DISSATISFIED,
    Kpi.SATISFACTION_RATE,
    Kpi.PATROL_FINDINGS
  };

  private final MonthlyReport report;
  private final Words words;

  TruthTables(MonthlyReport report, Words words) {
    this.report = report;
    this.words = words;
  }

  Table excuses() {
    return departments("excuses", EXCUSES);
  }

  Table voices() {
    return departments("voices", VOICES);
  }

  Table feeds() {
    return new TableMaker<FeedRow>(words, "feeds")
        .code("source", row -> row.source().code())
        .text("sourceName", FeedRow::source)
        .figure("events", row -> Value.count(row.events()))
        .figure("lateEntries", row -> Value.count(row.entries().late()), row -> Kpi.LATE_ENTRIES)
        .figure("lateShare", row -> Value.rate(row.entries().late(), row.events()))
        .figure(
            "corrections", row -> Value.count(row.entries().corrections()), row -> Kpi.CORRECTIONS)
        .figure("silences", row -> Value.count(row.entries().silences()), row -> Kpi.SILENCES)
        .figure(
            "silentMinutes",
            row -> Value.minutes(1, row.entries().silentMinutes()),
            row -> Kpi.SILENT_MINUTES)
        .code("silentSince", TruthTables::silentSince)
        .of(report.feeds());
  }

  /** Departments of which any of the figures is not 0. */
  private Table departments(String id, Kpi... kpis) {
    List<UnitRow> touched =
        report.departments().stream()
            .filter(
                row ->
                    Arrays.stream(kpis)
                        .anyMatch(kpi -> kpi.of(row.totals()).number().orElse(0) != 0))
            .toList();
    return new TableMaker<UnitRow>(words, id)
        .code("code", row -> row.unit().code())
        .text("department", UnitRow::unit)
        .kpis(UnitRow::totals, kpis)
        .of(touched);
  }

  private static Object silentSince(FeedRow row) {
    Instant since = row.silentSince();
    return since == null ? "" : since;
  }
}
