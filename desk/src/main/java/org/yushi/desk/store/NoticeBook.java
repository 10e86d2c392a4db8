package org.yushi.desk.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yushi.ledger.DatabaseAddress;

/** What became of notices, for whoever asks. */
public final class NoticeBook implements AutoCloseable {
  private final Connection connection;

  private NoticeBook(Connection connection) {
    this.connection = connection;
  }

  /** Opens it; whether a desk is at work does not matter. */
  public static NoticeBook open(DatabaseAddress address) throws SQLException {
    return new NoticeBook(address.asReader());
  }

  /**
   * Somebody who cannot be reached by some way.
   *
   * @param recipient code of the place
   * @param name name of the place, and of who is in charge
   * @param channel way, or empty if there is none
   * @param notices how many notices did not come by it
   * @param last when the last of them was due
   * @param problem why, of the last
   */
  public record Unreachable(
      String recipient, String name, String channel, long notices, Instant last, String problem) {}

  /** Everybody whom something could not be delivered to since an instant. */
  public List<Unreachable> unreachable(Instant since) throws SQLException {
    List<Unreachable> all = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            select recipient, name, channel, count(*) as notices, max(due_at) as last,
              (array_agg(problem order by due_at desc))[1] as problem
            from (
              select n.recipient, n.name, n.channel, n.due_at, n.dropped_because as problem
              from notice n where n.state = 'UNREACHABLE'
              union all
              select n.recipient, n.name, n.channel, n.due_at, m.problem
              from notice n join message m on m.id = n.message where m.state = 'UNDELIVERABLE'
            ) lost
            where due_at >= ?
            group by recipient, name, channel
            order by notices desc, recipient, channel
            """)) {
      query.setObject(1, NoticeRow.at(since));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          all.add(
              new Unreachable(
                  row.getString("recipient"),
                  row.getString("name"),
                  row.getString("channel"),
                  row.getLong("notices"),
                  NoticeRow.instant(row, "last"),
                  String.valueOf(row.getString("problem"))));
        }
      }
    }
    return all;
  }

  /**
   * What became of one notice.
   *
   * @param alertId the alert
   * @param revision the revision
   * @param kind why somebody was to be told
   * @param recipient code of the place
   * @param name name of the place, and of who is in charge
   * @param channel way, or empty if there is none
   * @param due not before
   * @param state PLANNED, COMPOSED, SENT, UNDELIVERABLE, UNREACHABLE or DROPPED
   * @param at when it was sent, or null
   * @param why what stands in the way, or why it is not told any more; or empty
   * @param letter id of the letter that tells it, or empty
   */
  public record Line(
      String alertId,
      int revision,
      String kind,
      String recipient,
      String name,
      String channel,
      Instant due,
      String state,
      @Nullable Instant at,
      String why,
      String letter) {}

  /** Everything that was planned for the alerts whose ids begin so, in order. */
  public List<Line> ofAlert(String begin) throws SQLException {
    return lines(
        "where starts_with(n.alert_id, ?) order by n.alert_id, n.revision, n.due_at", begin);
  }

  /** The newest notices. */
  public List<Line> newest(int most) throws SQLException {
    return lines("where n.alert_id <> ? order by n.due_at desc limit " + most, "");
  }

  private List<Line> lines(String condition, String parameter) throws SQLException {
    List<Line> lines = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            select n.alert_id, n.revision, n.kind, n.recipient, n.name, n.channel, n.due_at,
              case when n.state = 'TAKEN' then m.state else n.state end as state, m.sent_at,
              coalesce(m.problem, n.dropped_because, '') as why, coalesce(n.message, '') as letter
            from notice n left join message m on m.id = n.message
            """
                + condition)) {
      query.setString(1, parameter);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          OffsetDateTime sent = row.getObject("sent_at", OffsetDateTime.class);
          lines.add(
              new Line(
                  row.getString("alert_id"),
                  row.getInt("revision"),
                  row.getString("kind"),
                  row.getString("recipient"),
                  row.getString("name"),
                  row.getString("channel"),
                  NoticeRow.instant(row, "due_at"),
                  row.getString("state"),
                  sent == null ? null : sent.toInstant(),
                  row.getString("why"),
                  row.getString("letter")));
        }
      }
    }
    return lines;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
