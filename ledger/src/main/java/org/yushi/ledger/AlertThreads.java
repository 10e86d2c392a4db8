package org.yushi.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads all revisions of alerts as they were published, by alert, then by number. */
public final class AlertThreads {
  private static final String BEGINNING_WITH =
      """
      select body from revision
      where alert_id in (
        select alert_id from alert where starts_with(alert_id, ?) order by alert_id limit ?)
      order by alert_id, revision
      """;
  private static final String OF_CASE =
      "select body from revision where case_id = ? order by alert_id, revision";

  private final Connection connection;

  AlertThreads(Connection connection) {
    this.connection = connection;
  }

  /**
   * The revisions of the alerts whose ids begin so.
   *
   * @param most how many alerts to look for
   */
  public List<String> beginningWith(String begin, int most) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(BEGINNING_WITH)) {
      query.setString(1, begin);
      query.setInt(2, most);
      return bodies(query);
    }
  }

  /** The revisions of all alerts about a case. */
  public List<String> ofCase(String caseId) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(OF_CASE)) {
      query.setString(1, caseId);
      return bodies(query);
    }
  }

  private static List<String> bodies(PreparedStatement query) throws SQLException {
    List<String> bodies = new ArrayList<>();
    try (ResultSet row = query.executeQuery()) {
      while (row.next()) {
        bodies.add(row.getString(1));
      }
    }
    return bodies;
  }
}
