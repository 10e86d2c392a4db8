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
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yushi.desk.channel.Letter;
import org.yushi.desk.warning.Notice;
import org.yushi.ledger.DatabaseAddress;

/**
 * Letters on their way. A letter is taken, sent, and marked as sent afterwards: whoever is killed
 * between the two sends it again, under the same id. What cannot be marked as taken is not sent.
 *
 * <p>Not safe for use by several threads. After a failure it is closed and another one opened.
 */
public final class Outbox implements AutoCloseable {
  /** A withdrawal waits until what it takes back has gone, or will never go. */
  private static final String IN_TURN =
      """
      message.state = 'COMPOSED' and not exists (
        select from notice back join notice told on told.alert_id = back.alert_id
          and told.recipient = back.recipient and told.channel = back.channel
        join message older on older.id = told.message
        where back.message = message.id and back.kind = 'WITHDRAWAL'
          and older.state = 'COMPOSED' and older.composed_at < message.composed_at)""";

  private static final String TOLD_INSTEAD =
      """
      update notice up set state = 'DROPPED', dropped_because = 'told instead'
      from notice lost join notice instead on instead.alert_id = lost.alert_id
        and instead.revision = lost.revision and instead.kind = 'FALLBACK'
      where lost.message = ? and up.state = 'PLANNED' and up.kind = 'ESCALATION'
        and up.alert_id = instead.alert_id and up.revision = instead.revision
        and up.recipient = instead.recipient and up.channel = instead.channel
      """;

  private static final String TAKES_BACK_WHAT_NEVER_CAME =
      """
      back.kind = 'WITHDRAWAL' and back.alert_id = lost.alert_id
        and back.recipient = lost.recipient and back.channel = lost.channel
        and lost.message = ? and lost.kind <> 'WITHDRAWAL' and not exists (
          select from notice told join message m on m.id = told.message
          where told.alert_id = lost.alert_id and told.recipient = lost.recipient
            and told.channel = lost.channel and told.kind <> 'WITHDRAWAL'
            and m.state <> 'UNDELIVERABLE')
      """;

  private static final String DROP_WITHDRAWALS =
      """
      update notice back set state = 'DROPPED', dropped_because = 'never told'
      from notice lost where back.state = 'PLANNED' and
      """
          + TAKES_BACK_WHAT_NEVER_CAME;

  private static final String STOP_WITHDRAWALS =
      """
      update message set state = 'UNDELIVERABLE', problem = 'what it takes back never came'
      from notice lost, notice back
      where message.id = back.message and message.state = 'COMPOSED'
        and message.kind = 'WITHDRAWAL' and
      """
          + TAKES_BACK_WHAT_NEVER_CAME;

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
   * Takes letters that are to be sent at an instant, in the order in which they were composed.
   * Until they are marked, or for a while, they are taken by nobody.
   *
   * @param most how many for each receiver; all mail goes by one server
   * @param until when those that are not marked by then are to be taken again
   * @param latest where a letter waits beyond this instant, the clock has been set back since
   */
  public List<Waiting> take(Instant now, int most, Instant until, Instant latest)
      throws SQLException {
    SortedMap<String, Waiting> waiting = new TreeMap<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            update message set next_at = ? where id in (
              select id from (
                select id, row_number() over (
                  partition by case when channel like 'mail:%%' then 'mail' else channel end
                  order by composed_at, id) as place
                from message where (next_at <= ? or next_at > ?) and %s) waiting
              where place <= ?)
            returning letter, first_tried_at, attempts, composed_at, id
            """
                .formatted(IN_TURN))) {
      query.setObject(1, NoticeRow.at(until));
      query.setObject(2, NoticeRow.at(now));
      query.setObject(3, NoticeRow.at(latest));
      query.setInt(4, most);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          Instant composed = NoticeRow.instant(row, "composed_at");
          waiting.put(
              "%015d %s".formatted(composed.toEpochMilli(), row.getString("id")),
              new Waiting(StoredLetter.read(row.getString(1)), tried(row), row.getInt(3)));
        }
      }
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    }
    return List.copyOf(waiting.values());
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
            connection.prepareStatement("select min(next_at) from message where " + IN_TURN);
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

  /**
   * The notices that a letter tells, of which no other way to the same recipient is left and that
   * no later news has overtaken.
   */
  public List<Notice> lostWith(String id) throws SQLException {
    List<Notice> lost = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            select %s from notice where message = ? and not exists (
              select from notice other left join message m on m.id = other.message
              where other.alert_id = notice.alert_id and other.id <> notice.id
                and (other.state = 'PLANNED' or (other.state = 'TAKEN' and m.state <> 'UNDELIVERABLE'))
                and (other.revision = notice.revision and other.recipient = notice.recipient
                  or other.revision > notice.revision and other.kind = 'WARNING'))
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
   * It will never go, nor what would have taken it back.
   *
   * @param instead whom its notices are told instead; who hears of the same anyway is left out, and
   *     hears no second time that nobody has answered
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
      for (String sql : List.of(TOLD_INSTEAD, DROP_WITHDRAWALS, STOP_WITHDRAWALS)) {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
          update.setString(1, id);
          update.executeUpdate();
        }
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
