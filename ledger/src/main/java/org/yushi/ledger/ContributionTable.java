package org.yushi.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yushi.tally.Contribution;
import org.yushi.tally.ContributionReader.Version;
import org.yushi.tally.Deed;

/** Every version of every contribution. A new one ends what the one before was known for. */
final class ContributionTable {
  private static final OffsetDateTime STILL = OffsetDateTime.MAX;
  private static final String INSERT =
      """
      insert into contribution (counted_of, id, sequence, known_from, known_to, zone,
        region, centre, department, window_code, item, channel, agent_point,
        received_on, accepted_on, delivered_on, ending, ended_at, ended_on, due_at, timing,
        on_the_spot, late_by_promise, late_by_statute, worked, promised, statutory)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String INSERT_DEED =
      """
      insert into deed (counted_of, id, sequence, number, kind, on_day, amount, source)
      values (?, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String NEWEST =
      """
      select counted_of, id, max(sequence)
      from contribution join unnest(?, ?) as asked(counted_of, id) using (counted_of, id)
      group by counted_of, id
      """;
  private static final String END =
      """
      update contribution c set known_to = ended.at
      from unnest(?, ?, ?) as ended(counted_of, id, at)
      where c.counted_of = ended.counted_of and c.id = ended.id and c.known_to = 'infinity'
      """;

  private final Connection connection;

  ContributionTable(Connection connection) {
    this.connection = connection;
  }

  private record Subject(String of, String id) {
    static Subject of(Version version) {
      return new Subject(version.contribution().of().name(), version.contribution().id());
    }
  }

  /** Adds the versions that are newer than what is there. */
  void add(List<Version> versions) throws SQLException {
    Map<Subject, List<Version>> fresh = fresh(versions);
    end(fresh);
    try (PreparedStatement insert = connection.prepareStatement(INSERT);
        PreparedStatement insertDeed = connection.prepareStatement(INSERT_DEED)) {
      for (List<Version> ofOne : fresh.values()) {
        for (int i = 0; i < ofOne.size(); i++) {
          Instant until = i + 1 < ofOne.size() ? ofOne.get(i + 1).knownAt() : null;
          set(insert, ofOne.get(i), until);
          insert.addBatch();
          addDeeds(insertDeed, ofOne.get(i));
        }
      }
      insert.executeBatch();
      insertDeed.executeBatch();
    }
  }

  private Map<Subject, List<Version>> fresh(List<Version> versions) throws SQLException {
    Map<Subject, List<Version>> bySubject = new LinkedHashMap<>();
    versions.forEach(
        version ->
            bySubject
                .computeIfAbsent(Subject.of(version), subject -> new ArrayList<>())
                .add(version));
    Map<Subject, Long> newest = newest(List.copyOf(bySubject.keySet()));
    bySubject.forEach((subject, all) -> keepNewer(all, newest.getOrDefault(subject, -1L)));
    bySubject.values().removeIf(List::isEmpty);
    return bySubject;
  }

  private static void keepNewer(List<Version> versions, long than) {
    versions.sort(Comparator.comparingLong(Version::sequence));
    long last = than;
    for (var each = versions.iterator(); each.hasNext(); ) {
      long sequence = each.next().sequence();
      if (sequence <= last) {
        each.remove();
      } else {
        last = sequence;
      }
    }
  }

  private Map<Subject, Long> newest(List<Subject> subjects) throws SQLException {
    Map<Subject, Long> newest = new HashMap<>();
    try (PreparedStatement query = connection.prepareStatement(NEWEST)) {
      setSubjects(query, subjects);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          newest.put(new Subject(rows.getString(1), rows.getString(2)), rows.getLong(3));
        }
      }
    }
    return newest;
  }

  private void end(Map<Subject, List<Version>> fresh) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(END)) {
      setSubjects(update, List.copyOf(fresh.keySet()));
      update.setArray(
          3,
          connection.createArrayOf(
              "timestamptz",
              fresh.values().stream().map(ofOne -> ofOne.get(0).knownAt().toString()).toArray()));
      update.executeUpdate();
    }
  }

  private void setSubjects(PreparedStatement statement, List<Subject> subjects)
      throws SQLException {
    statement.setArray(
        1, connection.createArrayOf("text", subjects.stream().map(Subject::of).toArray()));
    statement.setArray(
        2, connection.createArrayOf("text", subjects.stream().map(Subject::id).toArray()));
  }

  private static void set(PreparedStatement insert, Version version, @Nullable Instant until)
      throws SQLException {
    Contribution contribution = version.contribution();
    Contribution.Counted counted = contribution.counted();
    Contribution.Ending ending = contribution.ending();
    Contribution.Finish finish = contribution.finish();
    int i = 1;
    insert.setString(i++, contribution.of().name());
    insert.setString(i++, contribution.id());
    insert.setLong(i++, version.sequence());
    insert.setObject(i++, time(version.knownAt()));
    insert.setObject(i++, until == null ? STILL : time(until));
    insert.setString(i++, contribution.zone().getId());
    insert.setString(i++, counted.region());
    insert.setString(i++, counted.centre());
    insert.setString(i++, counted.department());
    insert.setString(i++, counted.window());
    insert.setString(i++, counted.item());
    insert.setString(i++, counted.channel());
    insert.setString(i++, counted.agentPoint());
    insert.setObject(i++, contribution.receivedOn());
    insert.setObject(i++, contribution.acceptedOn());
    insert.setObject(i++, contribution.deliveredOn());
    insert.setString(i++, ending == null ? null : ending.type().name());
    insert.setObject(i++, ending == null ? null : time(ending.at()));
    insert.setObject(i++, ending == null ? null : ending.on());
    insert.setObject(i++, contribution.dueAt() == null ? null : time(contribution.dueAt()));
    insert.setString(i++, finish == null ? null : finish.timing().name());
    insert.setBoolean(i++, finish != null && finish.onTheSpot());
    insert.setBoolean(i++, finish != null && finish.lateByPromise());
    insert.setBoolean(i++, finish != null && finish.lateByStatute());
    insert.setObject(i++, finish == null ? null : finish.worked());
    insert.setObject(i++, finish == null ? null : finish.promised());
    insert.setObject(i, finish == null ? null : finish.statutory());
  }

  private static void addDeeds(PreparedStatement insert, Version version) throws SQLException {
    List<Deed> deeds = version.contribution().deeds();
    for (int number = 0; number < deeds.size(); number++) {
      Deed deed = deeds.get(number);
      insert.setString(1, version.contribution().of().name());
      insert.setString(2, version.contribution().id());
      insert.setLong(3, version.sequence());
      insert.setInt(4, number);
      insert.setString(5, deed.kind().name());
      insert.setObject(6, deed.on());
      insert.setLong(7, deed.amount());
      insert.setString(8, deed.source());
      insert.addBatch();
    }
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
