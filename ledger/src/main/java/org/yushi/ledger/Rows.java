package org.yushi.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yushi.tally.Contribution.Counted;
import org.yushi.tally.Minutes;

/**
 * One query, and what is read of its rows. They are fetched at once: PostgreSQL plans a query that
 * is fetched in parts for one processor.
 */
final class Rows {
  private Rows() {}

  /** Makes something of a row. */
  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** A query with parameters: dates, instants, texts and numbers, and places last. */
  static <T> List<T> of(
      Connection connection,
      String sql,
      List<?> parameters,
      OfPlaces places,
      String end,
      Reader<T> reader)
      throws SQLException {
    List<T> rows = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(sql + places.condition() + end)) {
      int next = 1;
      for (Object parameter : parameters) {
        query.setObject(
            next++,
            parameter instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : parameter);
      }
      places.set(query, next);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          rows.add(reader.read(row));
        }
      }
    }
    return rows;
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  static @Nullable LocalDate date(ResultSet row, String column) throws SQLException {
    return row.getObject(column, LocalDate.class);
  }

  static @Nullable YearMonth month(ResultSet row, String column) throws SQLException {
    LocalDate day = date(row, column);
    return day == null ? null : YearMonth.from(day);
  }

  static String text(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    return text == null ? "" : text;
  }

  static Counted counted(ResultSet row) throws SQLException {
    return new Counted(
        text(row, "region"),
        text(row, "centre"),
        text(row, "department"),
        text(row, "window_code"),
        text(row, "item"),
        text(row, "channel"),
        text(row, "agent_point"));
  }

  /** What {@link #minutesOf} selects. */
  static Minutes minutes(ResultSet row, String time) throws SQLException {
    return new Minutes(
        row.getLong(time + "_count"),
        row.getLong(time + "_sum"),
        row.getLong(time + "_median"),
        row.getLong(time + "_p90"));
  }

  /** The columns of one of worked, promised, statutory. */
  static String minutesOf(String time) {
    return ("count(%1$s) as %1$s_count, coalesce(sum(%1$s), 0)::bigint as %1$s_sum,"
            + " percentile_disc(0.5) within group (order by %1$s) as %1$s_median,"
            + " percentile_disc(0.9) within group (order by %1$s) as %1$s_p90")
        .formatted(time);
  }
}
