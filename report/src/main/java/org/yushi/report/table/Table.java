package org.yushi.report.table;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * A table.
 *
 * @param id names it, for all languages
 * @param title above it
 * @param columns its columns
 * @param rows its rows, each with one cell a column
 */
public record Table(String id, String title, List<Column> columns, List<List<Cell>> rows) {
  /** Copies the lists. */
  public Table {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<Cell> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(id + ": " + row.size() + " cells in " + row);
      }
    }
  }

  /** Only some of the columns, in the order given. */
  public Table only(List<String> keys) {
    List<String> all = columns.stream().map(Column::key).toList();
    int[] chosen = keys.stream().mapToInt(all::indexOf).toArray();
    return new Table(
        id, title, pick(columns, chosen), rows.stream().map(row -> pick(row, chosen)).toList());
  }

  /** Only the first rows. */
  public Table first(int number) {
    return new Table(id, title, columns, rows.subList(0, Math.min(number, rows.size())));
  }

  /** Whether columns have heads in common. */
  public boolean grouped() {
    return columns.stream().anyMatch(column -> !column.group().isEmpty());
  }

  /** How far the bar of a cell reaches, in per cent of the longest of its column. */
  public int bar(int row, int column) {
    double longest =
        IntStream.range(0, rows.size()).mapToDouble(other -> number(other, column)).max().orElse(0);
    return longest <= 0 ? 0 : (int) Math.round(100 * number(row, column) / longest);
  }

  private double number(int row, int column) {
    return rows.get(row).get(column) instanceof Cell.Figure figure
        ? number(figure.value().number())
        : 0;
  }

  private static double number(OptionalDouble number) {
    return Math.max(0, number.orElse(0));
  }

  private static <T> List<T> pick(List<T> all, int[] chosen) {
    return IntStream.of(chosen).mapToObj(all::get).toList();
  }
}
