package org.yushi.ledger;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yushi.casework.Sha256;
import org.yushi.tally.Contribution;
import org.yushi.tally.ContributionReader;
import org.yushi.tally.ContributionReader.Version;
import org.yushi.tally.Deed;

/** Every version of every contribution. A new one ends what the one before was known for. */
final class ContributionTable {
  private static final OffsetDateTime STILL = OffsetDateTime.MAX;
  private static final String KNOWN =
      """
      select counted_of, id, sequence, hash
      from contribution join unnest(?, ?, ?) as asked(counted_of, id, sequence)
        using (counted_of, id, sequence)
      """;
  private static final String INSERT =
      """
      insert into contribution (counted_of, id, sequence, hash, known_from, known_to, zone,
        region, centre, department, window_code, item, channel, agent_point,
        received_on, accepted_on, delivered_on, ending, ended_at, ended_on, late_from, timing,
        on_the_spot, late_by_promise, late_by_statute, worked, promised, statutory)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String INSERT_DEED =
      """
      insert into deed (counted_of, id, sequence, number, kind, on_day, amount, source)
      values (?, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String END =
      """
      update contribution c set known_to = coalesce(later.known_from, 'infinity')
      from (
        select counted_of, id, sequence, known_to,
          lead(known_from) over (partition by counted_of, id order by sequence) as known_from
        from contribution join unnest(?, ?) as asked(counted_of, id) using (counted_of, id)
      ) later
      where c.counted_of = later.counted_of and c.id = later.id and c.sequence = later.sequence
        and later.known_to <> coalesce(later.known_from, 'infinity')
      """;

  private final Connection connection;

  ContributionTable(Connection connection) {
    this.connection = connection;
  }

  /**
   * A version as it was read.
   *
   * @param hash of its text
   */
  record Read(Entry entry, Version version, String hash) {
    static Read of(Entry entry, String json) {
      return new Read(entry, ContributionReader.version(json), Sha256.hex(json));
    }

    Id id() {
      return new Id(Subject.of(version), version.sequence());
    }
  }

  private record Subject(String of, String id) {
    static Subject of(Version version) {
      return new Subject(version.contribution().of().name(), version.contribution().id());
    }
  }

  private record Id(Subject subject, long sequence) {}

  /**
   * Adds the versions that are not there yet, in whatever order they come.
   *
   * @param other is told of each that is there with another text
   */
  void add(List<Read> versions, Unreadables other) throws SQLException {
    Map<Id, String> known = known(versions);
    Map<Subject, List<Read>> fresh = new LinkedHashMap<>();
    for (Read read : versions) {
      String there = known.putIfAbsent(read.id(), read.hash());
      if (there == null) {
        fresh.computeIfAbsent(read.id().subject(), subject -> new ArrayList<>()).add(read);
      } else if (!there.equals(read.hash())) {
        other.add(
            read.entry(),
            "%s, version %d: is in the ledger with another text"
                .formatted(read.id().subject().id(), read.version().sequence()));
      }
    }
    try (PreparedStatement insert = connection.prepareStatement(INSERT);
        PreparedStatement insertDeed = connection.prepareStatement(INSERT_DEED)) {
      for (List<Read> ofOne : fresh.values()) {
        ofOne.sort(Comparator.comparingLong(read -> read.version().sequence()));
        for (int i = 0; i < ofOne.size(); i++) {
          Instant until = i + 1 < ofOne.size() ? ofOne.get(i + 1).version().knownAt() : null;
          set(insert, ofOne.get(i), until);
          insert.addBatch();
          addDeeds(insertDeed, ofOne.get(i).version());
        }
      }
      insert.executeBatch();
      insertDeed.executeBatch();
    }
    end(fresh.keySet());
  }

  private Map<Id, String> known(List<Read> versions) throws SQLException {
    Map<Id, String> known = new HashMap<>();
    if (versions.isEmpty()) {
      return known;
    }
    List<Id> ids = versions.stream().map(Read::id).toList();
    try (PreparedStatement query = connection.prepareStatement(KNOWN)) {
      query.setArray(1, array("text", ids.stream().map(id -> id.subject().of())));
      query.setArray(2, array("text", ids.stream().map(id -> id.subject().id())));
      query.setArray(3, array("bigint", ids.stream().map(Id::sequence)));
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          Subject subject = new Subject(rows.getString(1), rows.getString(2));
          known.put(new Id(subject, rows.getLong(3)), rows.getString(4));
        }
      }
    }
    return known;
  }

  private Array array(String type, Stream<?> values) throws SQLException {
    return connection.createArrayOf(type, values.toArray());
  }

  /** Each version was known until the next one was. */
  private void end(Collection<Subject> subjects) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(END)) {
      update.setArray(1, array("text", subjects.stream().map(Subject::of)));
      update.setArray(2, array("text", subjects.stream().map(Subject::id)));
      update.executeUpdate();
    }
  }

  private static void set(PreparedStatement insert, Read read, @Nullable Instant until)
      throws SQLException {
    Version version = read.version();
    Contribution contribution = version.contribution();
    Contribution.Counted counted = contribution.counted();
    Contribution.Ending ending = contribution.ending();
    Contribution.Finish finish = contribution.finish();
    int i = 1;
    insert.setString(i++, contribution.of().name());
    insert.setString(i++, contribution.id());
    insert.setLong(i++, version.sequence());
    insert.setString(i++, read.hash());
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
    insert.setObject(i++, contribution.lateFrom() == null ? null : time(contribution.lateFrom()));
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
