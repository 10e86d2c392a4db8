package org.yushi.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
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
        received_on, accepted_on, delivered_on, ending, ended_at, ended_on, late_from, timing,
        on_the_spot, late_by_promise, late_by_statute, worked, promised, statutory)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict do nothing
      """;
  private static final String INSERT_DEED =
      """
      insert into deed (counted_of, id, sequence, number, kind, on_day, amount, source)
      values (?, ?, ?, ?, ?, ?, ?, ?)
      on conflict do nothing
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

  private record Subject(String of, String id) {
    static Subject of(Version version) {
      return new Subject(version.contribution().of().name(), version.contribution().id());
    }
  }

  /** Adds the versions that are not there yet, in whatever order they come. */
  void add(List<Version> versions) throws SQLException {
    Map<Subject, List<Version>> bySubject = new LinkedHashMap<>();
    versions.forEach(
        version ->
            bySubject
                .computeIfAbsent(Subject.of(version), subject -> new ArrayList<>())
                .add(version));
    try (PreparedStatement insert = connection.prepareStatement(INSERT);
        PreparedStatement insertDeed = connection.prepareStatement(INSERT_DEED)) {
      for (List<Version> ofOne : bySubject.values()) {
        ofOne.sort(Comparator.comparingLong(Version::sequence));
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
    end(bySubject.keySet());
  }

  /** Each version was known until the next one was. */
  private void end(Collection<Subject> subjects) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(END)) {
      update.setArray(
          1, connection.createArrayOf("text", subjects.stream().map(Subject::of).toArray()));
      update.setArray(
          2, connection.createArrayOf("text", subjects.stream().map(Subject::id).toArray()));
      update.executeUpdate();
    }
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
