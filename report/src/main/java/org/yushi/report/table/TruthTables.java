package org.yushi.report.table;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.yushi.report.model.FeedRow;
import org.yushi.report.model.Kpi;
import org.yushi.report.model.MonthlyReport;
import org.yushi.report.model.UnitRow;
import org.yushi.report.model.Value;
import org.yushi.report.text.Words;

/** The tables about how true the data is, and what people said. */
final class TruthTables {
  private static final Kpi[] STOPS = {Kpi.STOPS, Kpi.STOPS_REFUSED, Kpi.STOP_MINUTES};
  private static final Kpi[] EXTENSIONS = {Kpi.EXTENSIONS, Kpi.EXTENSIONS_REFUSED};
  private static final Kpi[] OTHERS = {Kpi.SUPPLEMENTS, Kpi.ALERTS_RETRACTED};
  private static final Kpi[] COMPLAINTS = {
    Kpi.COMPLAINTS, Kpi.COMPLAINTS_IN_TIME, Kpi.COMPLAINTS_LATE, Kpi.COMPLAINTS_UNANSWERED
  };
  private static final Kpi[] ENQUIRIES = {
    Kpi.ENQUIRIES, Kpi.ENQUIRIES_IN_TIME, Kpi.ENQUIRIES_LATE, Kpi.ENQUIRIES_UNANSWERED
  };
  private static final Kpi[] RATINGS = {
    Kpi.RATINGS, Kpi.SATISFIED, Kpi.DISSATISFIED, Kpi.SATISFACTION_RATE
  };

  private final MonthlyReport report;
  private final Words words;

  TruthTables(MonthlyReport report, Words words) {
    this.report = report;
    this.words = words;
  }

  Table excuses() {
    return departments("excuses")
        .group("stops", UnitRow::totals, STOPS)
        .group("extensions", UnitRow::totals, EXTENSIONS)
        .kpis(UnitRow::totals, OTHERS)
        .of(touched(STOPS, EXTENSIONS, OTHERS));
  }

  Table voices() {
    return departments("voices")
        .group("complaints", UnitRow::totals, COMPLAINTS)
        .group("enquiries", UnitRow::totals, ENQUIRIES)
        .group("ratings", UnitRow::totals, RATINGS)
        .kpis(UnitRow::totals, Kpi.PATROL_FINDINGS)
        .of(touched(COMPLAINTS, ENQUIRIES, RATINGS, new Kpi[] {Kpi.PATROL_FINDINGS}));
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

  private TableMaker<UnitRow> departments(String id) {
    return new TableMaker<UnitRow>(words, id)
        .code("code", row -> row.unit().code())
        .text("department", UnitRow::unit);
  }

  /** Departments of which any of the figures is not 0. */
  private List<UnitRow> touched(Kpi[]... kpis) {
    return report.departments().stream()
        .filter(
            row ->
                Stream.of(kpis)
                    .flatMap(Arrays::stream)
                    .anyMatch(kpi -> kpi.of(row.totals()).number().orElse(0) != 0))
        .toList();
  }

  private static Object silentSince(FeedRow row) {
    Instant since = row.silentSince();
    return since == null ? "" : since;
  }
}
