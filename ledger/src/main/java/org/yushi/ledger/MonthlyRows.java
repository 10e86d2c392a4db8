package org.yushi.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yushi.tally.Contribution.Counted;
import org.yushi.tally.Figures;
import org.yushi.tally.Measure;
import org.yushi.tally.Minutes;

/**
 * Reads the figures of a month as they were known at an instant (docs/reference/monthly-rows.md).
 */
public final class MonthlyRows {
  private static final List<String> TIMES = List.of("worked", "promised", "statutory");
  private static final String OF_PLACES =
      " where region = any (?) or centre = any (?) or department = any (?)"
          + " or window_code = any (?) or agent_point = any (?)";
  private static final int PLACE_COLUMNS = 5;

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
      YearMonth month, Instant knownBy, Collection<String> places, Set<Level> levels)
      throws SQLException {
    List<MonthlyRow> rows = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(query(levels, !places.isEmpty()))) {
      query.setObject(1, month.atDay(1));
      query.setObject(2, knownBy.atOffset(ZoneOffset.UTC));
      for (int i = 0; i < PLACE_COLUMNS && !places.isEmpty(); i++) {
        query.setArray(3 + i, connection.createArrayOf("text", places.toArray()));
      }
      query.setFetchSize(5_000);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          rows.add(
              new MonthlyRow(Level.valueOf(row.getString("level")), counted(row), figures(row)));
        }
      }
    }
    return rows;
  }

  private static String query(Set<Level> levels, boolean ofPlaces) {
    String sums =
        Stream.of(Measure.values())
            .map(each -> "coalesce(sum(%1$s), 0)::bigint as %1$s".formatted(each.column()))
            .collect(Collectors.joining(", "));
    String times =
        TIMES.stream()
            .map(
                each ->
                    ("count(%1$s) as %1$s_count, coalesce(sum(%1$s), 0)::bigint as %1$s_sum,"
                            + " percentile_disc(0.5) within group (order by %1$s) as %1$s_median,"
                            + " percentile_disc(0.9) within group (order by %1$s) as %1$s_p90")
                        .formatted(each))
            .collect(Collectors.joining(", "));
    List<String> told =
        Level.ROW.columns().stream()
            .filter(column -> levels.stream().anyMatch(level -> level.columns().contains(column)))
            .toList();
    String columns =
        Level.ROW.columns().stream()
            .map(column -> told.contains(column) ? column : "null as " + column)
            .collect(Collectors.joining(", "));
    return "select %s as level, %s, %s, %s from month_fact(?, ?)%s group by grouping sets (%s)"
        .formatted(
            level(levels, told),
            columns,
            sums,
            times,
            ofPlaces ? OF_PLACES : "",
            levels.stream()
                .map(level -> "(" + String.join(", ", level.columns()) + ")")
                .collect(Collectors.joining(", ")));
  }

  /** Which level a row is of; only columns that some level tells apart may be asked about. */
  private static String level(Set<Level> levels, List<String> told) {
    if (told.isEmpty()) {
      return "'" + Level.ALL + "'";
    }
    return levels.stream()
        .map(level -> "when %d then '%s'".formatted(mask(level, told), level))
        .collect(
            Collectors.joining(
                " ", "case grouping(%s) ".formatted(String.join(", ", told)), " end"));
  }

  /** What grouping() gives: a bit for each column that is not told apart, the first the highest. */
  private static int mask(Level level, List<String> told) {
    int mask = 0;
    for (String column : told) {
      mask = 2 * mask + (level.columns().contains(column) ? 0 : 1);
    }
    return mask;
  }

  private static Counted counted(ResultSet row) throws SQLException {
    return new Counted(
        text(row, "region"),
        text(row, "centre"),
        text(row, "department"),
        text(row, "window_code"),
        text(row, "item"),
        text(row, "channel"),
        text(row, "agent_point"));
  }

  private static String text(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    return text == null ? "" : text;
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
        counts, minutes(row, "worked"), minutes(row, "promised"), minutes(row, "statutory"));
  }

  private static Minutes minutes(ResultSet row, String time) throws SQLException {
    return new Minutes(
        row.getLong(time + "_count"),
        row.getLong(time + "_sum"),
        row.getLong(time + "_median"),
        row.getLong(time + "_p90"));
  }
}
