package org.yushi.report.render;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.yushi.report.model.Value;
import org.yushi.report.table.Cell;
import org.yushi.report.table.Column;
import org.yushi.report.table.Table;

/** How wide the columns of a table have to be in the workbook, in characters. */
final class Widths {
  private static final int NARROWEST = 9;
  private static final int WIDEST = 34;
  private static final int WIDEST_HEAD = 12;
  private static final int LONG = 70;
  private static final int MARGIN = 3;
  private static final int LATIN = 0x2000;
  private static final String POINTS = "+00.0个百分点";

  private final int[] widths;

  Widths(Table table) {
    this.widths =
        IntStream.range(0, table.columns().size()).map(column -> width(table, column)).toArray();
  }

  /** The width of a column: that of its longest text, within bounds. */
  int of(int column) {
    return widths[column];
  }

  /** The width of all columns. */
  int sum() {
    return IntStream.of(widths).sum();
  }

  /** How many lines a row needs. */
  int lines(List<Cell> row) {
    return IntStream.range(0, row.size())
        .map(column -> 1 + (width(text(row.get(column))) + MARGIN - 1) / widths[column])
        .max()
        .orElse(1);
  }

  private static int width(Table table, int column) {
    Column head = table.columns().get(column);
    if (head.type() == Column.Type.LONG) {
      return LONG;
    }
    int longest =
        table.rows().stream().mapToInt(row -> width(text(row.get(column)))).max().orElse(0);
    int title = Math.min(width(head.title()), WIDEST_HEAD);
    return Math.max(NARROWEST, Math.min(MARGIN + Math.max(title, longest), WIDEST));
  }

  private static String text(Cell cell) {
    if (cell instanceof Cell.Text text) {
      return text.text();
    }
    if (cell instanceof Cell.Figure figure) {
      return figure.value().kind() == Value.Kind.POINTS
          ? POINTS
          : String.format(Locale.ROOT, "%,.1f", figure.value().number().orElse(0));
    }
    return cell instanceof Cell.Badge badge ? badge.text() : "";
  }

  /** Chinese characters are twice as wide as others. */
  private static int width(String text) {
    return text.codePoints().map(point -> point < LATIN ? 1 : 2).sum();
  }
}
