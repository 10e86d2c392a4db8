package org.yushi.report.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yushi.report.model.MonthlyReport;
import org.yushi.report.text.Words;

/** All tables of a report in one language. */
public final class Tables {
  private final Map<String, Table> byId = new LinkedHashMap<>();

  /** The tables of a report. */
  public Tables(MonthlyReport report, Words words) {
    SummaryTables summary = new SummaryTables(report, words);
    UnitTables units = new UnitTables(report, words);
    AlertTables alerts = new AlertTables(report, words);
    TruthTables truth = new TruthTables(report, words);
    Stream.of(
            summary.headlines(),
            summary.asReported(),
            summary.months(),
            summary.tiers(),
            summary.days(),
            summary.definitions(),
            units.townships(),
            units.departments(),
            units.windows(),
            units.idleWindows(),
            units.items(),
            units.lateItems(),
            units.agents(),
            alerts.alerts(),
            alerts.cases(),
            alerts.repeats(),
            truth.excuses(),
            truth.feeds(),
            truth.voices())
        .forEach(table -> byId.put(table.id(), table));
  }

  /** A table by its id. */
  public Table get(String id) {
    Table table = byId.get(id);
    if (table == null) {
      throw new IllegalArgumentException("no table " + id);
    }
    return table;
  }

  /** Tables by their ids, in that order. */
  public List<Table> all(String... ids) {
    return Stream.of(ids).map(this::get).toList();
  }
}
