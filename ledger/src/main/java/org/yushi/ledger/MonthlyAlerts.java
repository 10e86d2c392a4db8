package org.yushi.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.yushi.rulebook.Bilingual;
import org.yushi.tally.Contribution.Counted;

/** Reads the alerts of months as they stood at an instant. */
public final class MonthlyAlerts {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MONTH = "select * from monthly_alerts(?, ?) where true";
  private static final String HISTORY =
      """
      select date_trunc('month', day::timestamp)::date as month, department, window_code,
        rule, level, sum(raised)::bigint as raised, sum(ended)::bigint as ended,
        sum(retracted)::bigint as retracted
      from alert_as_of(?)
      cross join lateral (values
        (case when status <> 'RETRACTED' then from_on end, 1, 0, 0),
        (case when status = 'ENDED' then until_on end, 0, 1, 0),
        (case when status = 'RETRACTED' then decided_on end, 0, 0, 1)
      ) as happened(day, raised, ended, retracted)
      where day >= ? and day < ?""";
  private static final String HELD =
      """
      with held as (
        select *, row_number() over (
          order by array_position(array['RED', 'YELLOW', 'NOTICE'], level),
            least(until_at, ?) - since_at desc, case_id) as rank
        from alert_as_of(?)
        where case_id is not null and status <> 'RETRACTED'
          and from_on < ? and (until_on is null or until_on >= ?)""";
  private static final String GRAVEST =
      """

      )
      select held.*, r.body
      from held join revision r using (position)
      where rank <= %d
      order by rank
      """;

  private final Connection connection;

  MonthlyAlerts(Connection connection) {
    this.connection = connection;
  }

  /** Alerts of a month by all that tells places apart, rule and level. */
  public List<AlertCount> of(YearMonth month, Instant knownBy, Collection<String> places)
      throws SQLException {
    return Rows.of(
        connection,
        MONTH,
        List.of(month.atDay(1), knownBy),
        OfPlaces.of(places),
        "",
        row -> count(month, Rows.counted(row), row));
  }

  /** Alerts of several months, the last included, by department, window, rule and level. */
  public List<AlertCount> history(
      YearMonth first, YearMonth last, Instant knownBy, Collection<String> places)
      throws SQLException {
    return Rows.of(
        connection,
        HISTORY,
        List.of(knownBy, first.atDay(1), last.plusMonths(1).atDay(1)),
        OfPlaces.of(places),
        " group by 1, 2, 3, 4, 5",
        row ->
            count(
                Objects.requireNonNull(Rows.month(row, "month")),
                new Counted(
                    "",
                    "",
                    Rows.text(row, "department"),
                    Rows.text(row, "window_code"),
                    "",
                    "",
                    ""),
                row));
  }

  /**
   * The gravest alerts about cases that held at some time of a month: red before yellow before
   * notice, then those that lasted longest.
   *
   * @param end they are measured up to here, also if they lasted longer
   * @param most how many at most
   */
  public List<AlertOfCase> gravest(
      YearMonth month, Instant end, Instant knownBy, Collection<String> places, int most)
      throws SQLException {
    LocalDate first = month.atDay(1);
    return Rows.of(
        connection,
        HELD,
        List.of(end, knownBy, month.plusMonths(1).atDay(1), first),
        OfPlaces.of(places),
        GRAVEST.formatted(most),
        MonthlyAlerts::alert);
  }

  private static AlertCount count(YearMonth month, Counted counted, ResultSet row)
      throws SQLException {
    return new AlertCount(
        month,
        counted,
        row.getString("rule"),
        row.getString("level"),
        row.getLong("raised"),
        row.getLong("ended"),
        row.getLong("retracted"));
  }

  private static AlertOfCase alert(ResultSet row) throws SQLException {
    JsonNode body = body(row.getString("body"));
    return new AlertOfCase(
        row.getString("alert_id"),
        row.getString("case_id"),
        Rows.counted(row),
        row.getString("rule"),
        new Bilingual(
            body.path("title").path("zh-CN").asText(), body.path("title").path("en").asText()),
        row.getString("level"),
        Objects.requireNonNull(Rows.instant(row, "since_at")),
        Rows.instant(row, "until_at"));
  }

  static JsonNode body(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a revision of the ledger is no JSON", e);
    }
  }
}
