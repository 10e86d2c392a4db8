package org.yushi.desk.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.yushi.desk.warning.Kept;
import org.yushi.desk.warning.Notice;
import org.yushi.desk.warning.Tier;
import org.yushi.rulebook.Contact;
import org.yushi.rulebook.Level;

/** A notice as a row. */
final class NoticeRow {
  static final String INSERT =
      """
      insert into notice (id, alert_id, revision, kind, level, tier, recipient, name, channel, region,
        centre, urgent, unanswered_ms, due_at, state, dropped_because, body)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (id) do nothing
      """;
  static final String INSERT_IF_NEW =
      INSERT.replace(
          "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          """
          select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
          where not exists (
            select from notice other left join message m on m.id = other.message
            where other.alert_id = ? and other.revision = ? and other.recipient = ? and other.channel = ?
              and (other.state = 'PLANNED' or m.state <> 'UNDELIVERABLE') and other.kind <> 'ESCALATION')""");
  static final String COLUMNS =
      "id, alert_id, revision, kind, level, tier, recipient, name, channel, region, centre, urgent,"
          + " unanswered_ms, due_at, grouped, state";

  private NoticeRow() {}

  /**
   * Sets the parameters of {@link #INSERT}.
   *
   * @param body of a withdrawal: the revision that takes back; else null
   */
  static void set(PreparedStatement insert, Notice notice, @Nullable String body)
      throws SQLException {
    boolean reachable = notice.channel() != null;
    insert.setString(1, notice.id());
    insert.setString(2, notice.alertId());
    insert.setInt(3, notice.revision());
    insert.setString(4, notice.kind().name());
    insert.setString(5, notice.level().name());
    insert.setString(6, notice.tier().name());
    insert.setString(7, notice.recipient());
    insert.setString(8, notice.name());
    insert.setString(9, notice.channel() == null ? "" : notice.channel().toString());
    insert.setString(10, notice.region());
    insert.setString(11, notice.centre());
    insert.setBoolean(12, notice.urgent());
    Duration unanswered = notice.unanswered();
    if (unanswered == null) {
      insert.setNull(13, Types.BIGINT);
    } else {
      insert.setLong(13, unanswered.toMillis());
    }
    insert.setObject(14, at(notice.dueAt()));
    insert.setString(15, (reachable ? Kept.State.PLANNED : Kept.State.UNREACHABLE).name());
    insert.setString(16, reachable ? null : "no contact in places.csv");
    insert.setString(17, body);
  }

  /** Sets the parameters of {@link #INSERT_IF_NEW}. */
  static void setIfNew(PreparedStatement insert, Notice notice) throws SQLException {
    set(insert, notice, null);
    insert.setString(18, notice.alertId());
    insert.setInt(19, notice.revision());
    insert.setString(20, notice.recipient());
    insert.setString(21, notice.channel() == null ? "" : notice.channel().toString());
  }

  static Notice notice(ResultSet row) throws SQLException {
    String channel = row.getString("channel");
    return new Notice(
        row.getString("alert_id"),
        row.getInt("revision"),
        Notice.Kind.valueOf(row.getString("kind")),
        Level.valueOf(row.getString("level")),
        Tier.valueOf(row.getString("tier")),
        row.getString("recipient"),
        row.getString("name"),
        channel.isEmpty() ? null : Contact.parse(channel),
        row.getString("region"),
        row.getString("centre"),
        row.getBoolean("urgent"),
        unanswered(row),
        instant(row, "due_at"));
  }

  private static @Nullable Duration unanswered(ResultSet row) throws SQLException {
    long ms = row.getLong("unanswered_ms");
    return row.wasNull() ? null : Duration.ofMillis(ms);
  }

  static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
