package org.yushi.ledger;

/**
 * What became of the records of one feed in a month.
 *
 * @param source the feed; empty for events that do not say one
 * @param received records received in the month; 0 where no account was kept, as in a replay
 * @param lateEntries events entered late
 * @param corrections corrections
 */
public record FeedMonth(String source, long received, long lateEntries, long corrections) {
  /** Whether nothing is to be told of it. */
  public boolean isEmpty() {
    return received + lateEntries + corrections == 0;
  }
}
