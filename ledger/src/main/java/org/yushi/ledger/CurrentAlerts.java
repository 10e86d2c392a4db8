package org.yushi.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the alerts as they stand, by id, one after the other. */
public final class CurrentAlerts {
  private static final int AT_ONCE = 2_000;
  private static final String DECIDED =
      "coalesce(substring(each.body from '\"decidedAt\":\"([^\"]+)\"'), '')";

  /** All alerts; l is the last revision, f the first, s the last that changed status or level. */
  private static final String ALERTS =
      """
      select l.body, f.decided as issued_at, coalesce(s.decided, f.decided) as state_since
      from alert a
      join revision l on l.position = a.position
      cross join lateral (
        select %1$s as decided, decided_on from revision each
        where each.alert_id = a.alert_id
        order by each.revision limit 1
      ) f
      left join lateral (
        select %1$s as decided from revision each
        where each.alert_id = a.alert_id and each.kind not in ('REDATED', 'RESTATED')
        order by each.revision desc limit 1
      ) s on true
      where true
      """
          .formatted(DECIDED);

  private static final String TO_CONFIRM =
      """
      select l.body, nearest.code, coalesce(p.name, '') as place_name
      from alert a
      join revision l on l.position = a.position
      cross join lateral (
        select coalesce(nullif(l.window_code, ''), nullif(l.department, ''), nullif(l.centre, ''),
          l.region) as code
      ) nearest
      left join place p on p.code = nearest.code
      where l.status = 'ACTIVE' and strpos(l.body, '"confirm":true') > 0
      order by array_position(array['RED', 'YELLOW', 'NOTICE'], l.level), l.since_at, a.alert_id
      """;

  private static final String NOT_RETRACTED = " and l.status <> 'RETRACTED'";
  private static final String IN_MONTH = " and f.decided_on >= ? and f.decided_on < ?";

  private final Connection connection;

  CurrentAlerts(Connection connection) {
    this.connection = connection;
  }

  /**
   * What is done with an alert.
   *
   * @param <E> what may go wrong
   */
  public interface Visitor<E extends Exception> {
    /** One alert. */
    void visit(CurrentAlert alert) throws E;
  }

  /**
   * Every alert.
   *
   * @param issuedIn the month in which it was issued, by the days of its place; null = any
   * @param retracted whether those that are retracted are among them
   */
  public <E extends Exception> void forEach(
      @Nullable YearMonth issuedIn, boolean retracted, Visitor<E> visitor) throws SQLException, E {
    String sql =
        ALERTS
            + (retracted ? "" : NOT_RETRACTED)
            + (issuedIn == null ? "" : IN_MONTH)
            + " order by a.alert_id";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      if (issuedIn != null) {
        query.setObject(1, issuedIn.atDay(1));
        query.setObject(2, issuedIn.plusMonths(1).atDay(1));
      }
      query.setFetchSize(AT_ONCE);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          visitor.visit(
              new CurrentAlert(
                  row.getString("body"), row.getString("issued_at"), row.getString("state_since")));
        }
      }
    }
  }

  /**
   * The last revisions of the alerts whose ids begin so, as they were published.
   *
   * @param most how many to look for
   */
  public List<String> beginningWith(String begin, int most) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select l.body from alert a join revision l on l.position = a.position"
                + " where starts_with(a.alert_id, ?) order by a.alert_id limit ?")) {
      query.setString(1, begin);
      query.setInt(2, most);
      List<String> bodies = new ArrayList<>();
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          bodies.add(row.getString(1));
        }
      }
      return bodies;
    }
  }

  /**
   * An active alert that by the policy a person must confirm, confirmed or not.
   *
   * @param body its last revision, as it was published
   * @param place code of the nearest place that is known: window, department, centre or region
   * @param placeName name of that place, or empty
   */
  public record ToConfirm(String body, String place, String placeName) {}

  /** Every active alert that a person must confirm, the gravest first, then the oldest. */
  public List<ToConfirm> toConfirm() throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(TO_CONFIRM);
        ResultSet row = query.executeQuery()) {
      List<ToConfirm> all = new ArrayList<>();
      while (row.next()) {
        all.add(
            new ToConfirm(
                row.getString("body"), row.getString("code"), row.getString("place_name")));
      }
      return all;
    }
  }
}
