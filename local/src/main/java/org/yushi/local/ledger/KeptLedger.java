package org.yushi.local.ledger;

import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yushi.ledger.Catalogue;
import org.yushi.ledger.DatabaseAddress;
import org.yushi.ledger.LedgerFeed;
import org.yushi.ledger.LedgerTopics;
import org.yushi.rulebook.RulebookException;
import org.yushi.rulebook.RulebookSchedule;
import org.yushi.supervision.live.LiveSettings;
import org.yushi.supervision.live.TopicNames;

/** The ledger that a run of the job keeps, or none if it keeps none. */
public final class KeptLedger implements AutoCloseable {
  private final LedgerPlace.@Nullable Opened opened;
  private final @Nullable LedgerFeed feed;

  private KeptLedger(LedgerPlace.@Nullable Opened opened, @Nullable LedgerFeed feed) {
    this.opened = opened;
    this.feed = feed;
  }

  /** No ledger. */
  public static KeptLedger none() {
    return new KeptLedger(null, null);
  }

  /**
   * Opens a ledger and begins to write.
   *
   * @param live where the results of the job are
   * @param rulebooks whose names and days it is to know, or null if there are none yet
   * @throws IllegalStateException if it cannot be opened
   * @throws UncheckedIOException if the folder of an embedded database cannot be written
   */
  public static KeptLedger at(
      LedgerPlace place, LiveSettings live, @Nullable RulebookSchedule rulebooks) {
    LedgerPlace.Opened opened = place.forWriting();
    try {
      if (rulebooks != null) {
        know(opened, rulebooks);
      }
      return new KeptLedger(
          opened,
          LedgerFeed.start(opened.address(), live.client(), topics(live.topics()), opened::revive));
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  /**
   * Takes the names and days of other rulebooks.
   *
   * @throws IllegalStateException if they cannot be written
   */
  public void knows(RulebookSchedule rulebooks) {
    if (opened != null) {
      know(opened, rulebooks);
    }
  }

  private static void know(LedgerPlace.Opened opened, RulebookSchedule rulebooks) {
    try {
      Catalogue.put(opened.address(), rulebooks);
    } catch (SQLException | RulebookException e) {
      throw new IllegalStateException(
          "规则库未能写入账本 the rulebook cannot be written into the ledger: " + e.getMessage(), e);
    }
  }

  private static LedgerTopics topics(TopicNames topics) {
    return new LedgerTopics(
        topics.alerts(),
        topics.contributions(),
        topics.forecasts(),
        topics.feedAccounts(),
        topics.ledgerHeads());
  }

  /**
   * Where clients find its database.
   *
   * @throws IllegalStateException if none is kept
   */
  public DatabaseAddress address() {
    if (opened == null) {
      throw new IllegalStateException("no ledger is kept");
    }
    return opened.address();
  }

  /** Why nothing is written any more; empty while all is well. */
  public Optional<String> failure() {
    return feed == null ? Optional.empty() : feed.failure();
  }

  /** Whether the database is away, so that records wait in Kafka. */
  public boolean isWaiting() {
    return feed != null && feed.isWaiting();
  }

  /** Writes all that is published by now; says whether that was possible. */
  public boolean drained() throws InterruptedException {
    return feed == null || feed.drain();
  }

  @Override
  public void close() {
    if (feed != null) {
      feed.close();
    }
    if (opened != null) {
      opened.close();
    }
  }
}
