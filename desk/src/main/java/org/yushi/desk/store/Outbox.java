package org.yushi.desk.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yushi.desk.channel.Letter;
import org.yushi.desk.warning.Notice;
import org.yushi.ledger.DatabaseAddress;

/**
 * Letters on their way. A letter is sent first and marked as sent afterwards: whoever is killed
 * between the two sends it again, under the same id.
 *
 * <p>Not safe for use by several threads. After a failure it is closed and another one opened.
 */
public final class Outbox implements AutoCloseable {
  private final Connection connection;

  private Outbox(Connection connection) {
    this.connection = connection;
  }

  /**
   * Opens it.
   *
   * @throws DeskBusyException if another desk sends from there
   */
  public static Outbox open(DatabaseAddress address) throws SQLException, DeskBusyException {
    return new Outbox(OneDesk.connect(address, OneDesk.SENDING));
  }

  /**
   * A letter that is to be sent.
   *
   * @param letter the letter
   * @param firstTriedAt when it was first tried, or null
   * @param attempts how often it was tried in vain
   */
  public record Waiting(Letter letter, @Nullable Instant firstTriedAt, int attempts) {}

  /**
   * Letters to be sent at an instant, in the order in which they were composed.
   *
   * @param most how many for each receiver; all mail goes by one server
   */
  public List<Waiting> toSend(Instant now, int most) throws SQLException {
    List<Waiting> waiting = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            select letter, first_tried_at, attempts from (
              select letter, first_tried_at, attempts, composed_at, id, row_number() over (
                partition by case when channel like 'mail:%' then 'mail' else channel end
                order by composed_at, id) as place
              from message where state = 'COMPOSED' and next_at <= ?) waiting
            where place <= ? order by composed_at, id
            """)) {
      query.setObject(1, NoticeRow.at(now));
      query.setInt(2, most);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          waiting.add(new Waiting(StoredLetter.read(row.getString(1)), tried(row), row.getInt(3)));
        }
      }
    }
    connection.commit();
    return waiting;
  }

  /**
   * How letters stand.
   *
   * @param waiting how many are to be sent
   * @param undeliverable how many will never go
   * @param oldest when the oldest of those that wait was composed, or null
   */
  public record Standing(long waiting, long undeliverable, @Nullable Instant oldest) {}

  /** How letters stand now. */
  public Standing standing() throws SQLException {
    try (var query =
            connection.prepareStatement(
                "select count(*) filter (where state = 'COMPOSED'), count(*) filter (where state ="
                    + " 'UNDELIVERABLE'), min(composed_at) filter (where state = 'COMPOSED') from"
                    + " message where state <> 'SENT'");
        ResultSet row = query.executeQuery()) {
      row.next();
      OffsetDateTime oldest = row.getObject(3, OffsetDateTime.class);
      Standing standing =
          new Standing(row.getLong(1), row.getLong(2), oldest == null ? null : oldest.toInstant());
      connection.commit();
      return standing;
    }
  }

  private static @Nullable Instant tried(ResultSet row) throws SQLException {
    OffsetDateTime at = row.getObject("first_tried_at", OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  /** When the next letter is to be sent; empty if none is. */
  public Optional<Instant> nextAttempt() throws SQLException {
    try (var query =
            connection.prepareStatement(
                "select min(next_at) from message where state = 'COMPOSED'");
        ResultSet row = query.executeQuery()) {
      row.next();
      OffsetDateTime next = row.getObject(1, OffsetDateTime.class);
      connection.commit();
      return Optional.ofNullable(next).map(OffsetDateTime::toInstant);
    }
  }

  /** The other side has them. */
  public void sent(Collection<String> ids, Instant at) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update message set state = 'SENT', sent_at = ?, attempts = attempts + 1, problem = null"
                + " where id = any (?)")) {
      update.setObject(1, NoticeRow.at(at));
      update.setArray(2, connection.createArrayOf("text", ids.toArray()));
      update.executeUpdate();
    }
    connection.commit();
  }

  /** It did not go; it is tried again. */
  public void tryAgain(String id, Instant now, Instant next, String problem) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update message set attempts = attempts + 1, first_tried_at = coalesce(first_tried_at,"
                + " ?), next_at = ?, problem = ? where id = ?")) {
      update.setObject(1, NoticeRow.at(now));
      update.setObject(2, NoticeRow.at(next));
      update.setString(3, problem);
      update.setString(4, id);
      update.executeUpdate();
    }
    connection.commit();
  }

  /** It was not even tried, because others did not go; it waits. */
  public void postpone(String id, Instant next) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("update message set next_at = ? where id = ?")) {
      update.setObject(1, NoticeRow.at(next));
      update.setString(2, id);
      update.executeUpdate();
    }
    connection.commit();
  }

  /**
   * The last revision of each alert of some notices, as it was published. Nobody else changes what
   * is known of these alerts before {@link #undeliverable}.
   */
  public Map<String, String> bodies(Collection<Notice> notices) throws SQLException {
    Map<String, String> bodies = new HashMap<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "select alert_id, body from desk_alert where alert_id = any (?) order by alert_id for"
                + " update")) {
      query.setArray(
          1, connection.createArrayOf("text", notices.stream().map(Notice::alertId).toArray()));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          bodies.put(row.getString(1), row.getString(2));
        }
      }
    }
    return bodies;
  }

  /** The notices that a letter tells, of which no other way to the same recipient is left. */
  public List<Notice> lostWith(String id) throws SQLException {
    List<Notice> lost = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            select %s from notice where message = ? and not exists (
              select from notice other left join message m on m.id = other.message
              where other.alert_id = notice.alert_id and other.revision = notice.revision
                and other.recipient = notice.recipient and other.id <> notice.id
                and (other.state = 'PLANNED' or (other.state = 'TAKEN' and m.state <> 'UNDELIVERABLE')))
            order by alert_id
            """
                .formatted(NoticeRow.COLUMNS))) {
      query.setString(1, id);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          lost.add(NoticeRow.notice(row));
        }
      }
    }
    connection.commit();
    return lost;
  }

  /**
   * It will never go.
   *
   * @param instead whom its notices are told instead; who hears of the same anyway is left out
   */
  public void undeliverable(String id, String problem, Collection<Notice> instead)
      throws SQLException {
    try {
      try (PreparedStatement update =
          connection.prepareStatement(
              "update message set state = 'UNDELIVERABLE', attempts = attempts + 1, problem = ?"
                  + " where id = ?")) {
        update.setString(1, problem);
        update.setString(2, id);
        update.executeUpdate();
      }
      try (PreparedStatement insert = connection.prepareStatement(NoticeRow.INSERT_IF_NEW)) {
        for (Notice notice : instead) {
          NoticeRow.setIfNew(insert, notice);
          insert.addBatch();
        }
        insert.executeBatch();
      }
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    }
  }

  /** The rulebooks that the ledger keeps. */
  public StoredRulebooks rulebooks() {
    return new StoredRulebooks(connection);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
