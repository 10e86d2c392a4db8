package org.yushi.local.desk;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.Stream;
import org.yushi.desk.Desk;
import org.yushi.desk.DeskMetrics;
import org.yushi.desk.DeskSettings;
import org.yushi.desk.Mailroom;
import org.yushi.desk.channel.Channel;
import org.yushi.desk.store.DeskBusyException;
import org.yushi.desk.store.DeskStore;
import org.yushi.desk.store.Outbox;
import org.yushi.desk.store.StoredRulebooks.NoRulebookException;
import org.yushi.desk.warning.News;
import org.yushi.desk.warning.NewsReader;
import org.yushi.ledger.DatabaseAddress;
import org.yushi.ledger.Entry;

/**
 * The desk on simulated time: everything happens at its own instant, one after the other, as it
 * would if somebody waited for it.
 */
public final class SimulatedDesk implements AutoCloseable {
  private final DeskStore store;
  private final Desk desk;
  private final Mailroom mailroom;
  private final SimulatedTime time;
  private final PriorityQueue<Heard> heard =
      new PriorityQueue<>(Comparator.comparing(Heard::decidedAt).thenComparing(Heard::number));
  private long number;

  private record Heard(Instant decidedAt, long number, Entry entry) {}

  private SimulatedDesk(DeskStore store, Desk desk, Mailroom mailroom, SimulatedTime time) {
    this.store = store;
    this.desk = desk;
    this.mailroom = mailroom;
    this.time = time;
  }

  /**
   * Opens one.
   *
   * @param address a ledger with its tables and its rulebook
   * @param channel by which letters go
   * @param begin when it is opened
   * @throws DeskBusyException if another desk warns from there
   */
  public static SimulatedDesk open(
      DatabaseAddress address, Channel channel, DeskSettings settings, Instant begin)
      throws SQLException, DeskBusyException {
    return open(address, channel, settings, new SimulatedTime(begin));
  }

  /**
   * Opens one.
   *
   * @param address a ledger with its tables and its rulebook
   * @param channel by which letters go
   * @param time now when it is opened; goes on with the desk
   * @throws DeskBusyException if another desk warns from there
   */
  public static SimulatedDesk open(
      DatabaseAddress address, Channel channel, DeskSettings settings, SimulatedTime time)
      throws SQLException, DeskBusyException {
    DeskMetrics metrics = new DeskMetrics(new SimpleMeterRegistry());
    DeskStore store = DeskStore.open(address);
    try {
      return new SimulatedDesk(
          store,
          new Desk(store, settings, metrics, time.instant()),
          new Mailroom(Outbox.open(address), channel, settings, metrics, time),
          time);
    } catch (SQLException | DeskBusyException e) {
      store.close();
      throw e;
    }
  }

  /** Hears of a revision, in the order in which it was published. */
  public void hear(String revision) {
    News news = NewsReader.read(revision);
    Entry entry = new Entry(Entry.Kind.REVISION, "alerts", 0, number, news.alertId(), revision);
    heard.add(new Heard(news.decidedAt(), number++, entry));
  }

  /** Does everything that is to be done up to an instant; what is heard of late, at once. */
  public void runUntil(Instant until)
      throws SQLException, NoRulebookException, InterruptedException {
    Optional<Instant> next = next();
    while (next.isPresent() && !next.get().isAfter(until)) {
      Instant now = time.goOnTo(next.get());
      List<Entry> entries = new ArrayList<>();
      while (!heard.isEmpty() && !heard.element().decidedAt().isAfter(now)) {
        entries.add(heard.remove().entry());
      }
      if (!entries.isEmpty()) {
        desk.take(entries, List.of(), now);
      }
      desk.compose(now);
      mailroom.deliver();
      next = next();
    }
  }

  private Optional<Instant> next() throws SQLException {
    return Stream.of(
            Optional.ofNullable(heard.peek()).map(Heard::decidedAt),
            desk.nextDue(),
            mailroom.nextAttempt())
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder());
  }

  @Override
  public void close() throws SQLException {
    mailroom.close();
    store.close();
  }
}
