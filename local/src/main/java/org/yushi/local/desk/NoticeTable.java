package org.yushi.local.desk;

import java.util.List;
import org.jline.utils.AttributedString;

/** Rows under a head, in columns that Chinese does not break. */
final class NoticeTable {
  private static final int LONGEST = 60;

  private NoticeTable() {}

  /** The table, every line ended. */
  static String draw(List<String> head, List<List<String>> rows) {
    int[] widths = new int[head.size()];
    measure(head, widths);
    rows.forEach(row -> measure(row, widths));
    StringBuilder table = new StringBuilder();
    line(table, head, widths);
    rows.forEach(row -> line(table, row, widths));
    return table.toString();
  }

  private static void measure(List<String> row, int[] widths) {
    for (int column = 0; column < widths.length; column++) {
      widths[column] = Math.max(widths[column], width(cut(row.get(column))));
    }
  }

  private static void line(StringBuilder table, List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String cell = cut(row.get(column));
      line.append(cell).append(" ".repeat(widths[column] - width(cell) + 2));
    }
    table.append(line.toString().stripTrailing()).append('\n');
  }

  private static String cut(String cell) {
    return cell.length() <= LONGEST ? cell : cell.substring(0, LONGEST - 1) + "…";
  }

  private static int width(String text) {
    return new AttributedString(text).columnLength();
  }
}
