package org.yushi.desk.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yushi.desk.channel.Letter;
import org.yushi.desk.warning.Kept;
import org.yushi.desk.warning.Notice;
import org.yushi.desk.warning.Plan;
import org.yushi.desk.warning.Tier;
import org.yushi.ledger.DatabaseAddress;
import org.yushi.ledger.Reading;
import org.yushi.ledger.ReadingTable;
import org.yushi.rulebook.Level;

/**
 * Notices and what becomes of them, up to the letter that tells them. One desk at a time has it.
 *
 * <p>Not safe for use by several threads. After a failure it is closed and another one opened.
 */
public final class DeskStore implements AutoCloseable {
  private final Connection connection;

  /** The last revision, up to that of a notice e, that anybody was to be told first. */
  private static final String REVISION_TOLD =
      """
      (select max(r.revision) from notice r where r.alert_id = e.alert_id and r.revision <= e.revision
        and r.kind in ('WARNING', 'FALLBACK') and r.state <> 'DROPPED')""";

  private DeskStore(Connection connection) {
    this.connection = connection;
  }

  /**
   * Opens it.
   *
   * @throws DeskBusyException if another desk has it
   * @throws SQLException if the database cannot be used
   */
  public static DeskStore open(DatabaseAddress address) throws SQLException, DeskBusyException {
    return new DeskStore(OneDesk.connect(address, OneDesk.PLANNING));
  }

  /** The rulebooks that the ledger keeps. */
  public StoredRulebooks rulebooks() {
    return new StoredRulebooks(connection);
  }

  /** How far the topic of alerts is read. */
  public List<Reading> readings() throws SQLException {
    return ended(ReadingTable.ofDesk(connection).all());
  }

  /** Since when this desk warns; from now on if it never did. */
  public Instant begunAt(Instant now) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into desk (begun_at) select ? where not exists (select from desk)")) {
      insert.setObject(1, NoticeRow.at(now));
      insert.executeUpdate();
    }
    try (var query = connection.prepareStatement("select begun_at from desk");
        ResultSet row = query.executeQuery()) {
      row.next();
      Instant begun = row.getObject(1, OffsetDateTime.class).toInstant();
      connection.commit();
      return begun;
    }
  }

  /**
   * The last revision of each alert of which the desk has heard, as it was published. Nobody else
   * changes what is known of these alerts before {@link #keep} or {@link #forget}.
   */
  public Map<String, String> known(Collection<String> alertIds) throws SQLException {
    return bodies(
        alertIds,
        "select alert_id, body from desk_alert where alert_id = any (?) order by alert_id for"
            + " update");
  }

  /** Keeps nothing of what was begun. */
  public void forget() throws SQLException {
    connection.rollback();
  }

  /**
   * What notices speak of, as it was published, by {@link Notice#id}: a withdrawal of the revision
   * that takes back, any other of the last revision of its alert.
   */
  public Map<String, String> bodies(Collection<Notice> notices) throws SQLException {
    return ended(
        bodies(
            notices.stream().map(Notice::id).toList(),
            "select n.id, coalesce(n.body, a.body) from notice n join desk_alert a using (alert_id)"
                + " where n.id = any (?)"));
  }

  private Map<String, String> bodies(Collection<String> ids, String sql) throws SQLException {
    Map<String, String> bodies = new HashMap<>();
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setArray(1, connection.createArrayOf("text", ids.toArray()));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          bodies.put(row.getString(1), row.getString(2));
        }
      }
    }
    return bodies;
  }

  /** What was planned for these alerts so far; what cannot be delivered counts as not told. */
  public Map<String, List<Kept>> kept(Collection<String> alertIds) throws SQLException {
    Map<String, List<Kept>> kept = new HashMap<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "select %s, exists (select from message m where m.id = notice.message and m.state = 'UNDELIVERABLE') as lost from notice where alert_id = any (?) order by revision, due_at"
                .formatted(NoticeRow.COLUMNS))) {
      query.setArray(1, connection.createArrayOf("text", alertIds.toArray()));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          Kept.State state =
              row.getBoolean("lost")
                  ? Kept.State.UNREACHABLE
                  : Kept.State.valueOf(row.getString("state"));
          Notice notice = NoticeRow.notice(row);
          kept.computeIfAbsent(notice.alertId(), id -> new ArrayList<>())
              .add(new Kept(notice, state));
        }
      }
    }
    return kept;
  }

  /**
   * The last revision of an alert.
   *
   * @param number its number
   * @param body as it was published
   * @param waits whether it is yellow or red, and nobody has answered it
   */
  public record Last(int number, String body, boolean waits) {}

  /**
   * What follows from a revision.
   *
   * @param body the revision as it was published
   * @param plan what follows
   */
  public record Follows(String body, Plan plan) {}

  /**
   * Keeps what follows from a batch of revisions, wholly or not at all.
   *
   * @param last the last revision of each alert of the batch
   * @param all what follows, in order
   * @param readings how far the topic is read with it
   */
  public void keep(Map<String, Last> last, List<Follows> all, Collection<Reading> readings)
      throws SQLException {
    try {
      keepAlerts(last);
      Map<String, Planned> planned = new LinkedHashMap<>();
      Map<String, String> dropped = new LinkedHashMap<>();
      for (Follows each : all) {
        for (Notice notice : each.plan().dropped()) {
          if (planned.remove(notice.id()) == null) {
            dropped.put(notice.id(), each.plan().because());
          }
        }
        for (Notice notice : each.plan().planned()) {
          boolean takesBack = notice.kind() == Notice.Kind.WITHDRAWAL;
          planned.put(notice.id(), new Planned(notice, takesBack ? each.body() : null));
        }
      }
      drop(dropped);
      insert(planned.values());
      ReadingTable.ofDesk(connection).put(readings);
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    }
  }

  private record Planned(Notice notice, @Nullable String body) {}

  private void keepAlerts(Map<String, Last> last) throws SQLException {
    try (PreparedStatement upsert =
        connection.prepareStatement(
            """
            insert into desk_alert (alert_id, revision, body, waits) values (?, ?, ?, ?)
            on conflict (alert_id) do update
              set revision = excluded.revision, body = excluded.body, waits = excluded.waits
              where excluded.revision > desk_alert.revision
            """)) {
      for (Map.Entry<String, Last> each : last.entrySet()) {
        upsert.setString(1, each.getKey());
        upsert.setInt(2, each.getValue().number());
        upsert.setString(3, each.getValue().body());
        upsert.setBoolean(4, each.getValue().waits());
        upsert.addBatch();
      }
      upsert.executeBatch();
    }
  }

  private void drop(Map<String, String> because) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update notice set state = 'DROPPED', dropped_because = ? where id = ? and state ="
                + " 'PLANNED'")) {
      for (Map.Entry<String, String> each : because.entrySet()) {
        update.setString(1, each.getValue());
        update.setString(2, each.getKey());
        update.addBatch();
      }
      update.executeBatch();
    }
  }

  private void insert(Collection<Planned> notices) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(NoticeRow.INSERT)) {
      for (Planned each : notices) {
        NoticeRow.set(insert, each.notice(), each.body());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /**
   * A notice whose time has come.
   *
   * @param notice the notice
   * @param grouped whether it was beyond the budget of its day
   */
  public record Due(Notice notice, boolean grouped) {}

  /**
   * Somebody by one channel.
   *
   * @param recipient code of the place
   * @param channel as it is kept
   */
  public record Receiver(String recipient, String channel) {}

  /** To whom something is due at an instant. */
  public List<Receiver> receivers(Instant now) throws SQLException {
    List<Receiver> receivers = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "select distinct recipient, channel from notice where state = 'PLANNED' and due_at <= ?")) {
      query.setObject(1, NoticeRow.at(now));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          receivers.add(new Receiver(row.getString(1), row.getString(2)));
        }
      }
    }
    receivers.sort(Comparator.comparing(Receiver::recipient).thenComparing(Receiver::channel));
    return ended(receivers);
  }

  /** What is due to somebody at an instant, in order of their times. */
  public List<Due> due(Receiver to, Instant now) throws SQLException {
    List<Due> due = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "select %s from notice where state = 'PLANNED' and due_at <= ? and recipient = ? and channel = ? order by due_at, alert_id, revision"
                .formatted(NoticeRow.COLUMNS))) {
      query.setObject(1, NoticeRow.at(now));
      query.setString(2, to.recipient());
      query.setString(3, to.channel());
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          due.add(new Due(NoticeRow.notice(row), row.getBoolean("grouped")));
        }
      }
    }
    return ended(due);
  }

  /** When the next notice is due; empty if none is planned. */
  public Optional<Instant> nextDue() throws SQLException {
    try (var query =
            connection.prepareStatement("select min(due_at) from notice where state = 'PLANNED'");
        ResultSet row = query.executeQuery()) {
      row.next();
      OffsetDateTime next = row.getObject(1, OffsetDateTime.class);
      return ended(Optional.ofNullable(next).map(OffsetDateTime::toInstant));
    }
  }

  /** How many letters a recipient had by a channel on a day, those of what was beyond left out. */
  public int lettersOn(LocalDate day, String recipient, String channel) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select count(*) from message where recipient = ? and channel = ? and day = ? and kind <>"
                + " 'GROUP'")) {
      query.setString(1, recipient);
      query.setString(2, channel);
      query.setObject(3, day);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return ended(row.getInt(1));
      }
    }
  }

  /**
   * What will be found of cases of a place if nothing else happens.
   *
   * @param caseId the case
   * @param item service item, or empty
   * @param centre code, or empty
   * @param window code, or empty
   * @param rule id of the rule
   * @param grade grade
   * @param level what it turns to
   * @param at when
   */
  public record Ahead(
      String caseId,
      String item,
      String centre,
      String window,
      String rule,
      String grade,
      Level level,
      Instant at) {}

  /** What turns red within a span at a window, in a department or a centre, the earliest first. */
  public List<Ahead> ahead(Tier tier, String code, Instant from, Instant until)
      throws SQLException {
    String place =
        switch (tier) {
          case WINDOW -> "window_code";
          case DEPARTMENT -> "department";
          case CENTRE -> "centre";
          default -> "''";
        };
    List<Ahead> ahead = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "select case_id, item, centre, window_code, rule, grade, level, from_at from"
                + " forecast_step where level = 'RED' and from_at > ? and from_at <= ? and "
                + place
                + " = ? order by from_at, case_id")) {
      query.setObject(1, NoticeRow.at(from));
      query.setObject(2, NoticeRow.at(until));
      query.setString(3, code);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          ahead.add(
              new Ahead(
                  row.getString("case_id"),
                  text(row, "item"),
                  text(row, "centre"),
                  text(row, "window_code"),
                  row.getString("rule"),
                  row.getString("grade"),
                  Level.valueOf(row.getString("level")),
                  NoticeRow.instant(row, "from_at")));
        }
      }
    }
    return ended(ahead);
  }

  private static String text(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    return text == null ? "" : text;
  }

  /** How many alerts that somebody was told of before nobody has answered yet. */
  public int unanswered(String recipient, String channel) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select count(distinct n.alert_id) from notice n join desk_alert a using (alert_id) where"
                + " n.recipient = ? and n.channel = ? and n.state = 'TAKEN' and n.kind <>"
                + " 'WITHDRAWAL' and a.waits")) {
      query.setString(1, recipient);
      query.setString(2, channel);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return ended(row.getInt(1));
      }
    }
  }

  /**
   * How far those who are told first of a revision have been told.
   *
   * @param at when the first of them was told, or null if nobody has been
   * @param pending whether somebody is still to be told
   */
  public record FirstTold(@Nullable Instant at, boolean pending) {}

  /**
   * How far those have been told who are told first, by the last revision up to each notice's own
   * that demanded anything of anybody new.
   */
  public Map<Notice, FirstTold> toldFirst(Collection<Notice> notices) throws SQLException {
    Map<String, NavigableMap<Integer, FirstTold>> told = new HashMap<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            select n.alert_id, n.revision, min(m.sent_at) as first,
              bool_or(n.state = 'PLANNED' or (n.state = 'TAKEN' and m.state = 'COMPOSED')) as pending
            from notice n left join message m on m.id = n.message
            where n.alert_id = any (?) and n.kind in ('WARNING', 'FALLBACK') and n.state <> 'DROPPED'
            group by n.alert_id, n.revision
            """)) {
      query.setArray(
          1, connection.createArrayOf("text", notices.stream().map(Notice::alertId).toArray()));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          OffsetDateTime first = row.getObject("first", OffsetDateTime.class);
          told.computeIfAbsent(row.getString(1), alert -> new TreeMap<>())
              .put(
                  row.getInt(2),
                  new FirstTold(
                      first == null ? null : first.toInstant(), row.getBoolean("pending")));
        }
      }
    }
    Map<Notice, FirstTold> byNotice = new HashMap<>();
    for (Notice notice : notices) {
      NavigableMap<Integer, FirstTold> revisions = told.get(notice.alertId());
      Map.Entry<Integer, FirstTold> last =
          revisions == null ? null : revisions.floorEntry(notice.revision());
      byNotice.put(notice, last == null ? new FirstTold(null, false) : last.getValue());
    }
    return ended(byNotice);
  }

  /** Names of those who have been told first. */
  public List<String> namesToldFirst(Notice notice) throws SQLException {
    return names(notice, "m.sent_at is not null");
  }

  /** Names of those who should have been told first, and cannot be. */
  public List<String> namesOutOfReach(Notice notice) throws SQLException {
    return names(
        notice,
        """
        n.kind = 'WARNING' and n.state <> 'DROPPED' and not exists (
          select from notice way left join message by on by.id = way.message
          where way.alert_id = n.alert_id and way.revision = n.revision and way.recipient = n.recipient
            and (way.state = 'PLANNED' or by.state <> 'UNDELIVERABLE'))""");
  }

  private List<String> names(Notice notice, String which) throws SQLException {
    List<String> names = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            select distinct n.name
            from notice e join notice n on n.alert_id = e.alert_id and n.kind in ('WARNING', 'FALLBACK')
              and n.revision = %s left join message m on m.id = n.message
            where e.id = ? and %s
            order by n.name
            """
                .formatted(REVISION_TOLD, which))) {
      query.setString(1, notice.id());
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          names.add(row.getString("name"));
        }
      }
    }
    return ended(names);
  }

  /**
   * A letter to be sent.
   *
   * @param letter as it is sent
   * @param recipient code of the place
   * @param day of the place
   * @param tells the notices that it tells
   */
  public record Draft(Letter letter, String recipient, LocalDate day, List<Notice> tells) {}

  /** Keeps letters that are to be sent, wholly or not at all. */
  public void compose(List<Draft> drafts, Instant now) throws SQLException {
    try {
      try (PreparedStatement insert =
              connection.prepareStatement(
                  """
                  insert into message (id, kind, level, recipient, name, channel, day, notices, letter,
                    composed_at, state, next_at)
                  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'COMPOSED', ?)
                  on conflict (id) do nothing
                  """);
          PreparedStatement take =
              connection.prepareStatement(
                  "update notice set state = 'TAKEN', message = ? where id = any (?)")) {
        for (Draft draft : drafts) {
          set(insert, draft, now);
          insert.addBatch();
          take.setString(1, draft.letter().id());
          take.setArray(2, ids(draft.tells()));
          take.addBatch();
        }
        insert.executeBatch();
        take.executeBatch();
      }
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    }
  }

  private Array ids(Collection<Notice> notices) throws SQLException {
    return connection.createArrayOf("text", notices.stream().map(Notice::id).toArray());
  }

  private static void set(PreparedStatement insert, Draft draft, Instant now) throws SQLException {
    Letter letter = draft.letter();
    insert.setString(1, letter.id());
    insert.setString(2, letter.kind().name());
    insert.setString(3, letter.level().name());
    insert.setString(4, draft.recipient());
    insert.setString(5, letter.recipient());
    insert.setString(6, letter.to().toString());
    insert.setObject(7, draft.day());
    insert.setInt(8, letter.notices());
    insert.setString(9, StoredLetter.write(letter));
    insert.setObject(10, NoticeRow.at(now));
    insert.setObject(11, NoticeRow.at(now));
  }

  /**
   * Puts notices off, all or none. What a crash of the database forgets of it is put off again.
   *
   * @param grouped whether they are beyond the budget of their day
   */
  public void putOff(Collection<Notice> notices, Instant until, boolean grouped)
      throws SQLException {
    try (Statement hurry = connection.createStatement();
        PreparedStatement update =
            connection.prepareStatement(
                "update notice set due_at = ?, grouped = grouped or ? where id = any (?)")) {
      hurry.execute("set local synchronous_commit to off");
      update.setObject(1, NoticeRow.at(until));
      update.setBoolean(2, grouped);
      update.setArray(3, ids(notices));
      update.executeUpdate();
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    }
  }

  private <T> T ended(T result) throws SQLException {
    connection.commit();
    return result;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
