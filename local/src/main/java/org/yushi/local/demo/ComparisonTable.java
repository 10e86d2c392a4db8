package org.yushi.local.demo;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.yushi.local.county.Comparison;
import org.yushi.local.county.RuleNames;
import org.yushi.local.county.RuleTally;

/** Draws a comparison as a table for a terminal, Chinese before English. */
final class ComparisonTable {
  private static final List<String> HEAD =
      List.of("规则 rule", "应有 expected", "找到 found", "漏报 missed", "误报 false");

  private ComparisonTable() {}

  /** The table, every line ended; a last row sums up. */
  public static String draw(Comparison comparison) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEAD);
    RuleTally sum = new RuleTally("合计 total", 0, 0, 0, 0);
    for (RuleTally tally : comparison.tallies()) {
      rows.add(row(RuleNames.bilingual(tally.rule()), tally));
      sum = sum(sum, tally);
    }
    rows.add(row(sum.rule(), sum));
    return draw(rows);
  }

  private static RuleTally sum(RuleTally a, RuleTally b) {
    return new RuleTally(
        a.rule(),
        a.expected() + b.expected(),
        a.found() + b.found(),
        a.missed() + b.missed(),
        a.unplanted() + b.unplanted());
  }

  private static List<String> row(String name, RuleTally tally) {
    return List.of(
        name,
        String.valueOf(tally.expected()),
        String.valueOf(tally.found()),
        String.valueOf(tally.missed()),
        String.valueOf(tally.unplanted()));
  }

  private static String draw(List<List<String>> rows) {
    int[] widths = new int[HEAD.size()];
    for (List<String> row : rows) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], width(row.get(column)));
      }
    }
    StringBuilder table = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      if (i == 1 || i == rows.size() - 1) {
        rule(table, widths);
      }
      line(table, rows.get(i), widths);
    }
    return table.toString();
  }

  /** How many columns of a terminal a text takes: Chinese characters take two. */
  static int width(String text) {
    return new AttributedString(text).columnLength();
  }

  private static void line(StringBuilder table, List<String> row, int[] widths) {
    for (int column = 0; column < widths.length; column++) {
      String padding = " ".repeat(widths[column] - width(row.get(column)));
      table.append(column == 0 ? "" : " | ");
      table.append(column == 0 ? row.get(column) + padding : padding + row.get(column));
    }
    table.append('\n');
  }

  private static void rule(StringBuilder table, int[] widths) {
    for (int column = 0; column < widths.length; column++) {
      table.append(column == 0 ? "" : "-+-").append("-".repeat(widths[column]));
    }
    table.append('\n');
  }
}
