package org.yushi.report.render;

import java.util.List;
import org.yushi.report.model.MonthTotals;
import org.yushi.tally.Measure;

/**
 * Two columns of the chart of months.
 *
 * @param year the year
 * @param month number of the month
 * @param received height in per cent of the highest
 * @param decided height in per cent of the highest
 */
public record MonthBar(int year, int month, int received, int decided) {
  static List<MonthBar> of(List<MonthTotals> months) {
    long highest =
        months.stream()
            .mapToLong(
                row ->
                    Math.max(row.totals().of(Measure.RECEIVED), row.totals().of(Measure.DECIDED)))
            .max()
            .orElse(0);
    return months.stream()
        .map(
            row ->
                new MonthBar(
                    row.month().getYear(),
                    row.month().getMonthValue(),
                    height(row, Measure.RECEIVED, highest),
                    height(row, Measure.DECIDED, highest)))
        .toList();
  }

  private static int height(MonthTotals row, Measure measure, long highest) {
    return highest == 0 ? 0 : Math.round(100f * row.totals().of(measure) / highest);
  }
}
