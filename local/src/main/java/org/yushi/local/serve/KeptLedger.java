package org.yushi.local.serve;

import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yushi.ledger.LedgerFeed;
import org.yushi.ledger.LedgerTopics;
import org.yushi.local.ledger.LedgerPlace;
import org.yushi.supervision.live.LiveSettings;
import org.yushi.supervision.live.TopicNames;

/** The ledger that a run keeps, or none if it keeps none. */
final class KeptLedger implements AutoCloseable {
  private final LedgerPlace.@Nullable Opened opened;
  private final @Nullable LedgerFeed feed;

  private KeptLedger(LedgerPlace.@Nullable Opened opened, @Nullable LedgerFeed feed) {
    this.opened = opened;
    this.feed = feed;
  }

  /**
   * Opens the ledger of a configuration and begins to write.
   *
   * @throws LedgerUnusableException if it cannot be opened
   */
  static KeptLedger of(ServeSettings settings) throws LedgerUnusableException {
    LedgerPlace place = settings.ledger();
    if (place == null) {
      return new KeptLedger(null, null);
    }
    try {
      LedgerPlace.Opened opened = place.forWriting();
      LiveSettings live = settings.live();
      return new KeptLedger(
          opened,
          LedgerFeed.start(opened.address(), live.client(), topics(live.topics()), opened::revive));
    } catch (IllegalStateException | UncheckedIOException e) {
      throw new LedgerUnusableException(place, e);
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

  /** Why nothing is written any more; empty while all is well. */
  Optional<String> failure() {
    return feed == null ? Optional.empty() : feed.failure();
  }

  /** Writes all that is published by now; says whether that was possible. */
  boolean drained() throws InterruptedException {
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
