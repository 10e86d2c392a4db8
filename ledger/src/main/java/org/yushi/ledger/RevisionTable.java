package org.yushi.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The chain of revisions, and the current view of the alerts over it. */
final class RevisionTable {
  private static final String INSERT =
      """
      insert into revision (position, alert_id, revision, body, previous_hash, hash, kind, reason,
        status, rule, level, decided_at, decided_on, since_at, from_at, from_on, until_at, until_on,
        case_id, region, centre, department, window_code, item, channel)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String KNOWN =
      """
      select alert_id, revision, position, body
      from revision join unnest(?, ?) as asked(alert_id, revision) using (alert_id, revision)
      """;
  private static final String ACT =
      """
      insert into act (alert_id, revision, act, by_whom, reason, done_at) values (?, ?, ?, ?, ?, ?)
      """;
  private static final String CURRENT =
      """
      insert into alert (alert_id, revision, position) values (?, ?, ?)
      on conflict (alert_id) do update set revision = excluded.revision, position = excluded.position
        where excluded.revision > alert.revision
      """;

  private final Connection connection;

  RevisionTable(Connection connection) {
    this.connection = connection;
  }

  /** A revision with where it was read. */
  record Read(Entry entry, Revision revision) {}

  private record Id(String alertId, int number) {
    static Id of(Revision revision) {
      return new Id(revision.alertId(), revision.number());
    }
  }

  /** The chain up to a position; empty if there is none. */
  Chain at(long position) throws SQLException {
    try (var query =
        connection.prepareStatement("select position, hash from revision where position = ?")) {
      query.setLong(1, position);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? new Chain(row.getLong(1), row.getString(2)) : Chain.EMPTY;
      }
    }
  }

  /** How the chain ends. */
  Chain head() throws SQLException {
    try (var query =
            connection.prepareStatement(
                "select position, hash from revision order by position desc limit 1");
        ResultSet row = query.executeQuery()) {
      return row.next() ? new Chain(row.getLong(1), row.getString(2)) : Chain.EMPTY;
    }
  }

  /**
   * Adds what is not there yet.
   *
   * @param other is told of each that is there with another text
   * @return how the chain ends then
   */
  Chain add(Chain head, List<Read> revisions, Unreadables other) throws SQLException {
    Map<Id, String> known = known(revisions);
    Map<Id, Read> fresh = new LinkedHashMap<>();
    for (Read read : revisions) {
      Id id = Id.of(read.revision());
      Read first = fresh.get(id);
      String there = first != null ? first.revision().body() : known.get(id);
      if (there == null) {
        fresh.put(id, read);
      } else if (!there.equals(read.revision().body())) {
        other.add(
            read.entry(),
            "alert %s, revision %d: is in the ledger with another text"
                .formatted(id.alertId(), id.number()));
      }
    }
    return append(head, fresh);
  }

  private Map<Id, String> known(List<Read> revisions) throws SQLException {
    Map<Id, String> known = new HashMap<>();
    try (PreparedStatement query = connection.prepareStatement(KNOWN)) {
      query.setArray(
          1,
          connection.createArrayOf(
              "text", revisions.stream().map(read -> read.revision().alertId()).toArray()));
      query.setArray(
          2,
          connection.createArrayOf(
              "integer", revisions.stream().map(read -> read.revision().number()).toArray()));
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          known.put(new Id(rows.getString(1), rows.getInt(2)), rows.getString(4));
        }
      }
    }
    return known;
  }

  private Chain append(Chain head, Map<Id, Read> fresh) throws SQLException {
    Chain end = head;
    Map<String, Chain> positions = new LinkedHashMap<>();
    Map<String, Integer> newest = new HashMap<>();
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (Read read : fresh.values()) {
        Revision revision = read.revision();
        Chain next = end.with(revision.body());
        set(insert, revision, end, next);
        insert.addBatch();
        end = next;
        if (newest.merge(revision.alertId(), revision.number(), Math::max) == revision.number()) {
          positions.put(revision.alertId(), next);
        }
      }
      insert.executeBatch();
    }
    addActs(fresh.values());
    try (PreparedStatement current = connection.prepareStatement(CURRENT)) {
      for (Map.Entry<String, Chain> each : positions.entrySet()) {
        current.setString(1, each.getKey());
        current.setInt(2, newest.getOrDefault(each.getKey(), 0));
        current.setLong(3, each.getValue().count());
        current.addBatch();
      }
      current.executeBatch();
    }
    return end;
  }

  private void addActs(Collection<Read> fresh) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(ACT)) {
      for (Read read : fresh) {
        Revision revision = read.revision();
        for (Revision.Act act : revision.acts()) {
          insert.setString(1, revision.alertId());
          insert.setInt(2, revision.number());
          insert.setString(3, act.kind());
          insert.setString(4, act.by());
          insert.setString(5, act.reason());
          insert.setObject(6, revision.decidedAt());
          insert.addBatch();
        }
      }
      insert.executeBatch();
    }
  }

  private static void set(PreparedStatement insert, Revision revision, Chain before, Chain next)
      throws SQLException {
    int i = 1;
    insert.setLong(i++, next.count());
    insert.setString(i++, revision.alertId());
    insert.setInt(i++, revision.number());
    insert.setString(i++, revision.body());
    insert.setString(i++, before.hash());
    insert.setString(i++, next.hash());
    insert.setString(i++, revision.kind());
    insert.setString(i++, revision.reason());
    insert.setString(i++, revision.status());
    insert.setString(i++, revision.rule());
    insert.setString(i++, revision.level());
    i = time(insert, i, revision.decidedAt());
    insert.setObject(i++, revision.since());
    i = time(insert, i, revision.from());
    i = time(insert, i, revision.until());
    insert.setString(i++, revision.caseId());
    Revision.Place place = revision.place();
    insert.setString(i++, place.region());
    insert.setString(i++, place.centre());
    insert.setString(i++, place.department());
    insert.setString(i++, place.window());
    insert.setString(i++, place.item());
    insert.setString(i, place.channel());
  }

  private static int time(PreparedStatement insert, int i, @Nullable OffsetDateTime time)
      throws SQLException {
    if (time == null) {
      insert.setNull(i, Types.TIMESTAMP_WITH_TIMEZONE);
      insert.setNull(i + 1, Types.DATE);
    } else {
      insert.setObject(i, time);
      insert.setObject(i + 1, time.toLocalDate());
    }
    return i + 2;
  }
}
