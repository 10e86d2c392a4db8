package org.yushi.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yushi.tally.Figures;
import org.yushi.tally.Measure;

/**
 * Reads the figures of a month as they were known at an instant (docs/reference/monthly-rows.md).
 */
public final class MonthlyRows {
  private static final List<String> TIMES = List.of("worked", "promised", "statutory");
  private static final String FACTS = " from month_fact(?, ?) where true";

  private final Connection connection;

  MonthlyRows(Connection connection) {
    this.connection = connection;
  }

  /**
   * The figures of a month.
   *
   * @param knownBy what became known later does not count
   * @param places codes of the places that count; none = all
   * @param levels by what they are added up
   */
  public List<MonthlyRow> of(
      YearMonth month, Instant knownBy, Collection<String> places, Set<Grouping> levels)
      throws SQLException {
    List<String> columns =
        Grouping.ROW.columns().stream()
            .filter(column -> levels.stream().anyMatch(level -> level.columns().contains(column)))
            .toList();
    String told =
        Grouping.ROW.columns().stream()
            .map(column -> columns.contains(column) ? column : "'' as " + column)
            .collect(Collectors.joining(", "));
    String select = "select %s as level, %s, %s".formatted(level(levels, columns), told, sums());
    String sets =
        levels.stream()
            .map(level -> "(" + String.join(", ", level.columns()) + ")")
            .collect(Collectors.joining(", "));
    return Rows.of(
        connection,
        select + FACTS,
        List.of(month.atDay(1), knownBy),
        OfPlaces.of(places),
        " group by grouping sets (" + sets + ")",
        row ->
            new MonthlyRow(
                Grouping.valueOf(row.getString("level")), Rows.counted(row), figures(row)));
  }

  /** What agent points count as in {@link #ofTiers}. */
  public static final String AGENT_POINTS = "AGENT_POINTS";

  /** What these regions count as in {@link #ofTiers}. */
  public static final String THESE_REGIONS = "THESE_REGIONS";

  /** What all others count as in {@link #ofTiers}. */
  public static final String OTHERS = "OTHERS";

  /**
   * The figures of a month in up to three parts: agent points; else these regions; else others.
   *
   * @param regions codes of these regions
   */
  public Map<String, Figures> ofTiers(
      YearMonth month, Instant knownBy, Collection<String> places, Collection<String> regions)
      throws SQLException {
    String tier =
        "case when agent_point <> '' then '%s' when region = any (string_to_array(?, chr(10)))"
                .formatted(AGENT_POINTS)
            + " then '%s' else '%s' end".formatted(THESE_REGIONS, OTHERS);
    Map<String, Figures> tiers = new HashMap<>();
    Rows.of(
        connection,
        "select " + tier + " as tier, " + sums() + FACTS,
        List.of(String.join("\n", regions), month.atDay(1), knownBy),
        OfPlaces.of(places),
        " group by 1",
        row -> tiers.put(row.getString("tier"), figures(row)));
    return tiers;
  }

  private static String sums() {
    return Stream.concat(
            Stream.of(Measure.values())
                .map(each -> "coalesce(sum(%1$s), 0)::bigint as %1$s".formatted(each.column())),
            TIMES.stream().map(Rows::minutesOf))
        .collect(Collectors.joining(", "));
  }

  /** Which of the levels a row is of. */
  private static String level(Set<Grouping> levels, List<String> columns) {
    if (columns.isEmpty()) {
      return "'" + Grouping.ALL + "'";
    }
    return levels.stream()
        .map(level -> "when %d then '%s'".formatted(mask(level, columns), level))
        .collect(
            Collectors.joining(" ", "case grouping(" + String.join(", ", columns) + ") ", " end"));
  }

  /** What grouping() gives: a bit for each column that is not told apart, the first the highest. */
  private static int mask(Grouping level, List<String> columns) {
    int mask = 0;
    for (String column : columns) {
      mask = 2 * mask + (level.columns().contains(column) ? 0 : 1);
    }
    return mask;
  }

  private static Figures figures(ResultSet row) throws SQLException {
    Map<Measure, Long> counts = new EnumMap<>(Measure.class);
    for (Measure measure : Measure.values()) {
      long count = row.getLong(measure.column());
      if (count != 0) {
        counts.put(measure, count);
      }
    }
    return new Figures(
        counts,
        Rows.minutes(row, "worked"),
        Rows.minutes(row, "promised"),
        Rows.minutes(row, "statutory"));
  }
}
