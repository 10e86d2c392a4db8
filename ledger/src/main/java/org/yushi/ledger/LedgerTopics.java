package org.yushi.ledger;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The topics that the ledger reads, and the one that it writes.
 *
 * @param alerts revisions of alerts
 * @param contributions what each case counts
 * @param forecasts what is ahead of each case
 * @param feedAccounts sums of each feed
 * @param heads how the chain ends, out
 */
public record LedgerTopics(
    String alerts, String contributions, String forecasts, String feedAccounts, String heads) {

  /** What is read, by topic. */
  Map<String, Entry.Kind> read() {
    Map<String, Entry.Kind> kinds = new LinkedHashMap<>();
    kinds.put(alerts, Entry.Kind.REVISION);
    kinds.put(contributions, Entry.Kind.CONTRIBUTION);
    kinds.put(forecasts, Entry.Kind.FORECAST);
    kinds.put(feedAccounts, Entry.Kind.FEED_ACCOUNT);
    return kinds;
  }
}
