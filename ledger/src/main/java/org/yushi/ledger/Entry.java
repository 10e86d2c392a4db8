package org.yushi.ledger;

import org.jspecify.annotations.Nullable;

/**
 * A record for the ledger.
 *
 * @param kind what it is
 * @param topic where it was read
 * @param partition where it was read
 * @param offset where it was read
 * @param key its key
 * @param value its text, or null if there is nothing (any more)
 */
public record Entry(
    Kind kind,
    String topic,
    int partition,
    long offset,
    @Nullable String key,
    @Nullable String value) {

  /** What the ledger keeps. */
  public enum Kind {
    /** A revision of an alert. */
    REVISION,
    /** A version of a contribution. */
    CONTRIBUTION,
    /** What is ahead of a case. */
    FORECAST,
    /** The sums of a feed. */
    FEED_ACCOUNT
  }
}
