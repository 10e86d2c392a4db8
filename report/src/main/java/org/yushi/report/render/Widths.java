package org.yushi.report.render;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.yushi.report.table.Cell;
import org.yushi.report.table.Column;
import org.yushi.report.table.Table;

/** How wide the columns of the workbook have to be, in characters. */
final class Widths {
  private static final int NARROWEST = 9;
  private static final int WIDEST_FIGURE = 13;
  private static final int WIDEST_TEXT = 34;
  private static final int LONG = 70;
  private static final int MARGIN = 3;
  private static final int LATIN = 0x2000;

  private Widths() {}

  /** The width of a column: that of its longest text, within bounds. */
  static int of(Table table, int column) {
    Column head = table.columns().get(column);
    if (head.type() == Column.Type.LONG) {
      return LONG;
    }
    int longest =
        Stream.concat(
                    Stream.of(head.title()),
                    table.rows().stream().map(row -> text(row.get(column))))
                .mapToInt(Widths::width)
                .max()
                .orElse(0)
            + MARGIN;
    return Math.max(NARROWEST, Math.min(longest, head.numeric() ? WIDEST_FIGURE : WIDEST_TEXT));
  }

  /** The width of a table. */
  static int of(Table table) {
    return IntStream.range(0, table.columns().size()).map(column -> of(table, column)).sum();
  }

  /** How many lines a row needs. */
  static int lines(Table table, List<Cell> row) {
    return IntStream.range(0, row.size())
        .map(column -> 1 + (width(text(row.get(column))) + MARGIN - 1) / of(table, column))
        .max()
        .orElse(1);
  }

  private static String text(Cell cell) {
    if (cell instanceof Cell.Text text) {
      return text.text();
    }
    return cell instanceof Cell.Badge badge ? badge.text() : "";
  }

  /** Chinese characters are twice as wide as others. */
  private static int width(String text) {
    return text.codePoints().map(point -> point < LATIN ? 1 : 2).sum();
  }
}
