package org.yushi.report.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.yushi.report.model.Kpi;
import org.yushi.report.model.Totals;
import org.yushi.report.model.Value;
import org.yushi.report.text.Words;
import org.yushi.rulebook.Level;

/**
 * Makes a table, column by column.
 *
 * @param <R> what a row is made from
 */
final class TableMaker<R> {
  private final Words words;
  private final String id;
  private final List<Column> columns = new ArrayList<>();
  private final List<Function<R, Cell>> cells = new ArrayList<>();

  TableMaker(Words words, String id) {
    this.words = words;
    this.id = id;
  }

  TableMaker<R> code(String key, Function<R, Object> of) {
    return column(key, Column.Type.CODE, text(of));
  }

  TableMaker<R> text(String key, Function<R, Object> of) {
    return column(key, Column.Type.TEXT, text(of));
  }

  TableMaker<R> longText(String key, Function<R, Object> of) {
    return column(key, Column.Type.LONG, text(of));
  }

  TableMaker<R> level(String key, Function<R, Level> of) {
    return column(
        key, Column.Type.LEVEL, row -> new Cell.Badge(words.text(of.apply(row)), of.apply(row)));
  }

  TableMaker<R> figure(String key, Function<R, Value> of) {
    return column(key, Column.Type.FIGURE, row -> new Cell.Figure(of.apply(row), ""));
  }

  /** Figures of a row that each have an id. */
  TableMaker<R> figure(String key, Function<R, Value> of, Function<R, Kpi> kpi) {
    return column(
        key, Column.Type.FIGURE, row -> new Cell.Figure(of.apply(row), kpi.apply(row).id()));
  }

  TableMaker<R> kpis(Function<R, Totals> totals, Kpi... kpis) {
    for (Kpi kpi : kpis) {
      kpi(kpi, Column.Type.KPI, "", totals);
    }
    return this;
  }

  TableMaker<R> bar(Function<R, Totals> totals, Kpi kpi) {
    return kpi(kpi, Column.Type.BAR, "", totals);
  }

  /** Figures under one head. */
  TableMaker<R> group(String head, Function<R, Totals> totals, Kpi... kpis) {
    for (Kpi kpi : kpis) {
      kpi(kpi, Column.Type.KPI, words.say("group." + head), totals);
    }
    return this;
  }

  Table of(List<R> rows) {
    return new Table(
        id,
        words.say("table." + id),
        columns,
        rows.stream().map(row -> cells.stream().map(cell -> cell.apply(row)).toList()).toList());
  }

  private TableMaker<R> kpi(Kpi kpi, Column.Type type, String group, Function<R, Totals> totals) {
    String title = words.say((group.isEmpty() ? "kpi." : "kpi.short.") + kpi.id());
    String means = words.say("kpi." + kpi.id() + ".means");
    columns.add(new Column(kpi.id(), group, title, means, type));
    cells.add(row -> new Cell.Figure(kpi.of(totals.apply(row)), kpi.id()));
    return this;
  }

  private TableMaker<R> column(String key, Column.Type type, Function<R, Cell> cell) {
    columns.add(new Column(key, "", words.say("column." + key), "", type));
    cells.add(cell);
    return this;
  }

  private Function<R, Cell> text(Function<R, Object> of) {
    return row -> new Cell.Text(words.text(of.apply(row)));
  }
}
