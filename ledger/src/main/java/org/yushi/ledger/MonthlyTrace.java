package org.yushi.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yushi.rulebook.Level;
import org.yushi.tally.Deed;
import org.yushi.tally.Measure;

/** Lists what is behind the figures of a month and place. */
public final class MonthlyTrace {
  private static final String FACTS =
      """
      select f.*, null as alert_id, c.received_on, c.ending, c.ended_at, c.late_from, c.timing,
        c.worked as has_worked, c.promised as has_promised, c.statutory as has_statutory, c.zone
      from (
        select *, %s as counts from month_fact(?, ?) where (%s) <> 0""";
  private static final String THEIR_CASES =
      """

      ) f
      join contribution c on c.counted_of = f.counted_of and c.id = f.id
        and c.known_from <= '%1$s' and c.known_to > '%1$s'
      order by f.counted_of, f.id
      """;
  private static final String DEEDS =
      """
      select *, null as alert_id, 1 as counts, worked as has_worked,
        promised as has_promised, statutory as has_statutory
      from deed join contribution using (counted_of, id, sequence)
      where kind = ? and on_day >= ? and on_day < ? and known_from <= ? and known_to > ?""";
  private static final String ALERTS =
      """
      select a.*, c.received_on, c.ending, c.ended_at, c.late_from, c.timing, c.zone,
        c.worked as has_worked, c.promised as has_promised, c.statutory as has_statutory
      from (
        select *, 1 as counts, case when case_id is null then 'PLACE' else 'CASE' end as counted_of,
          coalesce(case_id, '') as id
        from month_alert(?, ?) where %s""";
  private static final String CASES_OF_ALERTS =
      """

      ) a
      left join contribution c on c.counted_of = 'CASE' and c.id = a.case_id
        and c.known_from <= '%1$s' and c.known_to > '%1$s'
      order by a.case_id, a.alert_id
      """;

  private final Connection connection;

  MonthlyTrace(Connection connection) {
    this.connection = connection;
  }

  /**
   * The cases and deeds that count in some figures without those that count in others.
   *
   * @param without for example complaints answered, to find those without an answer
   */
  public List<TracedRow> counted(
      YearMonth month,
      Instant knownBy,
      Collection<String> places,
      Measure measure,
      Measure... without)
      throws SQLException {
    String counts =
        Stream.concat(Stream.of(measure), Stream.of(without))
            .map(Measure::column)
            .collect(Collectors.joining(" - "));
    return facts(month, knownBy, places, counts, counts);
  }

  /**
   * What counts in a figure, with what it adds to a sum.
   *
   * @param measure the figure that counts, such as stops
   * @param sum the sum, such as their minutes
   */
  public List<TracedRow> summed(
      YearMonth month, Instant knownBy, Collection<String> places, Measure measure, Measure sum)
      throws SQLException {
    return facts(month, knownBy, places, sum.column(), measure.column());
  }

  /** A time of cases that are decided. */
  public enum Time {
    /** What they took. */
    WORKED,
    /** What the promise allowed. */
    PROMISED,
    /** What the statute allowed. */
    STATUTORY
  }

  /** The cases decided of which a time is known; each counts so many minutes. */
  public List<TracedRow> times(
      YearMonth month, Instant knownBy, Collection<String> places, Time time) throws SQLException {
    String column = time.name().toLowerCase(Locale.ROOT);
    return facts(month, knownBy, places, column, "(" + column + " is not null)::int");
  }

  private List<TracedRow> facts(
      YearMonth month, Instant knownBy, Collection<String> places, String counts, String condition)
      throws SQLException {
    return Rows.of(
        connection,
        FACTS.formatted(counts, condition),
        List.of(month.atDay(1), knownBy),
        OfPlaces.of(places),
        THEIR_CASES.formatted(knownBy),
        MonthlyTrace::row);
  }

  /** The late entries, or the corrections, of a month; a case is listed once for each. */
  public List<TracedRow> deeds(
      YearMonth month, Instant knownBy, Collection<String> places, Deed.Kind kind)
      throws SQLException {
    return Rows.of(
        connection,
        DEEDS,
        List.of(kind.name(), month.atDay(1), month.plusMonths(1).atDay(1), knownBy, knownBy),
        OfPlaces.of(places),
        " order by counted_of, id",
        MonthlyTrace::row);
  }

  /** What became of alerts in a month. */
  public enum Happened {
    /** Raised, and not retracted. */
    RAISED,
    /** Ended. */
    ENDED,
    /** Retracted. */
    RETRACTED
  }

  /**
   * The alerts to which something happened in a month.
   *
   * @param level only those of a level; null = of any
   */
  public List<TracedRow> alerts(
      YearMonth month,
      Instant knownBy,
      Collection<String> places,
      Happened happened,
      @Nullable Level level)
      throws SQLException {
    String column = happened.name().toLowerCase(Locale.ROOT);
    return Rows.of(
        connection,
        ALERTS.formatted(column + " = 1" + (level == null ? "" : " and level = '" + level + "'")),
        List.of(month.atDay(1), knownBy),
        OfPlaces.of(places),
        CASES_OF_ALERTS.formatted(knownBy),
        MonthlyTrace::row);
  }

  /** Silences as things behind a figure; each counts 1. */
  public static List<TracedRow> silences(List<SilenceOf> silences) {
    List<TracedRow> rows = new ArrayList<>();
    for (SilenceOf each : silences) {
      rows.add(
          new TracedRow(
              "FEED",
              each.source(),
              each.alertId(),
              each.counted().department(),
              each.counted().window(),
              "",
              null,
              null,
              each.until(),
              each.from(),
              null,
              null,
              null,
              null,
              1,
              null));
    }
    return rows;
  }

  private static TracedRow row(ResultSet row) throws SQLException {
    String zone = row.getString("zone");
    return new TracedRow(
        row.getString("counted_of"),
        row.getString("id"),
        row.getString("alert_id"),
        Rows.text(row, "department"),
        Rows.text(row, "window_code"),
        Rows.text(row, "item"),
        Rows.date(row, "received_on"),
        row.getString("ending"),
        Rows.instant(row, "ended_at"),
        Rows.instant(row, "late_from"),
        row.getString("timing"),
        number(row, "has_worked"),
        number(row, "has_promised"),
        number(row, "has_statutory"),
        row.getLong("counts"),
        zone == null ? null : ZoneId.of(zone));
  }

  private static @Nullable Long number(ResultSet row, String column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? null : number;
  }
}
