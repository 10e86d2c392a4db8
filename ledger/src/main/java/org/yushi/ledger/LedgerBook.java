package org.yushi.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ledger for whoever reads it. Everything is read as of one moment. Close it. */
public final class LedgerBook implements AutoCloseable {
  private final Connection connection;

  private LedgerBook(Connection connection) {
    this.connection = connection;
  }

  /** Opens the ledger at an address. */
  public static LedgerBook open(DatabaseAddress address) throws SQLException {
    Connection connection = LedgerSchema.reader(address);
    try {
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      return new LedgerBook(connection);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** The figures of the months. */
  public MonthlyRows rows() {
    return new MonthlyRows(connection);
  }

  /** The alerts as they stand. */
  public CurrentAlerts currentAlerts() {
    return new CurrentAlerts(connection);
  }

  /** Alerts with all their revisions. */
  public AlertThreads threads() {
    return new AlertThreads(connection);
  }

  /** Several months, each as a whole. */
  public MonthlyTrend trend() {
    return new MonthlyTrend(connection);
  }

  /** The alerts of the months. */
  public MonthlyAlerts alerts() {
    return new MonthlyAlerts(connection);
  }

  /** How truthfully feeds told. */
  public MonthlyFeeds truth() {
    return new MonthlyFeeds(connection);
  }

  /** What is behind the figures. */
  public MonthlyTrace trace() {
    return new MonthlyTrace(connection);
  }

  /** The month of the first intake that was known by an instant; empty if there was none. */
  public Optional<YearMonth> firstMonth(Instant knownBy) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select min(received_on) from contribution where known_from <= ? and known_to > ?")) {
      query.setObject(1, knownBy.atOffset(ZoneOffset.UTC));
      query.setObject(2, knownBy.atOffset(ZoneOffset.UTC));
      try (ResultSet row = query.executeQuery()) {
        LocalDate day = row.next() ? row.getObject(1, LocalDate.class) : null;
        return Optional.ofNullable(day).map(YearMonth::from);
      }
    }
  }

  /**
   * By when all is known that the ledger knows: the as-of instant of the replay that filled it,
   * else when something last became known. Empty if nothing ever did.
   */
  public Optional<Instant> knownUntil() throws SQLException {
    return instant(
        """
        select coalesce(as_of, greatest(
          (select max(known_from) from contribution), (select max(decided_at) from revision),
          (select max(known_at) from feed_account)))
        from ledger
        where exists (select from contribution) or exists (select from revision)""");
  }

  /** Up to when all that happened may be in it: the as-of instant of a replay, else now. */
  public Instant reaches() throws SQLException {
    return instant("select coalesce(as_of, now()) from ledger").orElseThrow();
  }

  private Optional<Instant> instant(String sql) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql);
        ResultSet row = query.executeQuery()) {
      OffsetDateTime time = row.next() ? row.getObject(1, OffsetDateTime.class) : null;
      return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }
  }

  /**
   * Late entries and corrections of one feed in a month.
   *
   * @param source the feed; empty for events that do not say one
   */
  public record FeedRow(String source, long lateEntries, long corrections) {}

  /** Late entries and corrections of a month, by feed. */
  public List<FeedRow> feeds(YearMonth month, Instant knownBy) throws SQLException {
    List<FeedRow> feeds = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement("select * from monthly_feeds(?, ?) order by source")) {
      query.setObject(1, month.atDay(1));
      query.setObject(2, knownBy.atOffset(ZoneOffset.UTC));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          feeds.add(
              new FeedRow(
                  row.getString("source"),
                  row.getLong("late_entries"),
                  row.getLong("corrections")));
        }
      }
    }
    return feeds;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
