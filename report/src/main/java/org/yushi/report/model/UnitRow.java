package org.yushi.report.model;

import java.util.Comparator;
import java.util.List;
import org.yushi.tally.Measure;

/**
 * The figures of one unit.
 *
 * @param unit the township, department, window or item
 * @param within the unit to which it belongs; {@link Unit#NONE} if that is the county
 * @param totals its figures
 */
public record UnitRow(Unit unit, Unit within, Totals totals) {
  private static final Comparator<UnitRow> BY_CODE =
      Comparator.comparing((UnitRow row) -> row.within().code())
          .thenComparing(row -> row.unit().code());

  static List<UnitRow> byCode(List<UnitRow> rows) {
    return rows.stream().sorted(BY_CODE).toList();
  }

  static List<UnitRow> byVolume(List<UnitRow> rows) {
    return rows.stream()
        .sorted(
            Comparator.comparingLong((UnitRow row) -> -row.totals().of(Measure.RECEIVED))
                .thenComparing(BY_CODE))
        .toList();
  }

  static List<UnitRow> byLateness(List<UnitRow> rows) {
    return rows.stream()
        .sorted(
            Comparator.comparingLong((UnitRow row) -> -row.totals().lateOrOpenLate())
                .thenComparing(BY_CODE))
        .toList();
  }
}
