package org.yushi.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * The one writer of a ledger. Each batch is one transaction: what was read and how far. What is
 * there already is passed over, so that a batch may come again.
 *
 * <p>Not safe for use by several threads. After a failure it is closed and another one opened.
 */
public final class LedgerWriter implements AutoCloseable {
  /** Of the advisory lock that keeps a second writer away: "yushi" in ASCII. */
  private static final long ONE_WRITER = 0x7975736869L;

  private final Connection connection;
  private final UUID ledger;
  private Chain head;

  private LedgerWriter(Connection connection, UUID ledger, Chain head) {
    this.connection = connection;
    this.ledger = ledger;
    this.head = head;
  }

  /**
   * Opens the ledger.
   *
   * @throws LedgerBusyException if it has a writer
   * @throws SQLException if the database cannot be used
   */
  public static LedgerWriter open(DatabaseAddress address)
      throws SQLException, LedgerBusyException {
    Connection connection = address.asWriter();
    try {
      if (!lock(connection)) {
        throw new LedgerBusyException(address);
      }
      LedgerWriter writer =
          new LedgerWriter(connection, id(connection), new RevisionTable(connection).head());
      connection.commit();
      return writer;
    } catch (SQLException | LedgerBusyException e) {
      connection.close();
      throw e;
    }
  }

  private static boolean lock(Connection connection) throws SQLException {
    try (var query =
        connection.prepareStatement("select pg_try_advisory_lock(" + ONE_WRITER + ")")) {
      try (ResultSet row = query.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  private static UUID id(Connection connection) throws SQLException {
    try (var query = connection.prepareStatement("select id from ledger");
        ResultSet row = query.executeQuery()) {
      if (!row.next()) {
        throw new SQLException("table ledger: expected one row, found none");
      }
      return row.getObject(1, UUID.class);
    }
  }

  /** Which ledger it is. */
  public UUID ledger() {
    return ledger;
  }

  /** How the chain of revisions ends. */
  public Chain head() {
    return head;
  }

  /** The chain up to a revision that is there. */
  Chain at(long position) throws SQLException {
    Chain chain = new RevisionTable(connection).at(position);
    connection.commit();
    return chain;
  }

  /** Whether anything is written in it. */
  boolean hasEntries() throws SQLException {
    try (var query =
            connection.prepareStatement(
                "select exists (select from revision) or exists (select from contribution)");
        ResultSet row = query.executeQuery()) {
      boolean found = row.next() && row.getBoolean(1);
      connection.commit();
      return found;
    }
  }

  /** How far the topics are read. */
  public List<Reading> readings() throws SQLException {
    List<Reading> readings = ReadingTable.ofLedger(connection).all();
    connection.commit();
    return readings;
  }

  /**
   * Writes a batch down, wholly or not at all.
   *
   * @param entries in the order in which they were read
   * @param readings how far the topics are read with them
   */
  public void write(Collection<Entry> entries, Collection<Reading> readings) throws SQLException {
    Unreadables unreadables = new Unreadables();
    write(Sorted.of(entries, unreadables), unreadables, readings);
  }

  /**
   * Writes down that a record cannot be written down.
   *
   * @param reason why
   * @param readings how far the topics are read with it
   */
  void writeUnreadable(Entry entry, String reason, Collection<Reading> readings)
      throws SQLException {
    Unreadables unreadables = new Unreadables();
    unreadables.add(entry, reason);
    write(Sorted.of(List.of(), unreadables), unreadables, readings);
  }

  private void write(Sorted sorted, Unreadables unreadables, Collection<Reading> readings)
      throws SQLException {
    try {
      Chain end = add(sorted, unreadables);
      ReadingTable.ofLedger(connection).put(readings);
      connection.commit();
      head = end;
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    }
  }

  /** Adds a batch to what is committed in the end, or lost by closing before. */
  void add(Collection<Entry> entries) throws SQLException {
    Unreadables unreadables = new Unreadables();
    head = add(Sorted.of(entries, unreadables), unreadables);
  }

  /**
   * Commits what was added.
   *
   * @param asOf up to when it tells all
   */
  void commit(Instant asOf) throws SQLException {
    try (var update = connection.prepareStatement("update ledger set as_of = ?")) {
      update.setObject(1, asOf.atOffset(ZoneOffset.UTC));
      update.executeUpdate();
    }
    connection.commit();
  }

  private Chain add(Sorted sorted, Unreadables unreadables) throws SQLException {
    Chain end = new RevisionTable(connection).add(head, sorted.revisions, unreadables);
    new ContributionTable(connection).add(sorted.versions, unreadables);
    new ForecastTable(connection).replace(sorted.forecasts);
    new FeedAccountTable(connection).replace(sorted.accounts);
    unreadables.write(connection);
    return end;
  }

  /** A batch by what its records are. */
  private static final class Sorted {
    private final List<RevisionTable.Read> revisions = new ArrayList<>();
    private final List<ContributionTable.Read> versions = new ArrayList<>();
    private final List<ForecastTable.Read> forecasts = new ArrayList<>();
    private final List<FeedAccountTable.Read> accounts = new ArrayList<>();
    private final Unreadables unreadables;

    private Sorted(Unreadables unreadables) {
      this.unreadables = unreadables;
    }

    static Sorted of(Collection<Entry> entries, Unreadables unreadables) {
      Sorted sorted = new Sorted(unreadables);
      entries.forEach(sorted::take);
      return sorted;
    }

    private void take(Entry entry) {
      try {
        switch (entry.kind()) {
          case REVISION -> revisions.add(new RevisionTable.Read(entry, Revision.of(value(entry))));
          case CONTRIBUTION -> versions.add(ContributionTable.Read.of(entry, value(entry)));
          case FORECAST -> forecasts.add(ForecastTable.Read.of(entry));
          case FEED_ACCOUNT -> accounts.add(FeedAccountTable.Read.of(value(entry)));
        }
      } catch (IllegalArgumentException e) {
        unreadables.add(entry, String.valueOf(e.getMessage()));
      }
    }

    private static String value(Entry entry) {
      if (entry.value() == null) {
        throw new IllegalArgumentException("expected a text, found nothing");
      }
      return entry.value();
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
