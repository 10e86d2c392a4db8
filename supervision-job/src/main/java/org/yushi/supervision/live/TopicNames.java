package org.yushi.supervision.live;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What each topic is called.
 *
 * @param events case events, in
 * @param actions what people did about alerts, in
 * @param rulebooks rulebooks and when they come into force, in
 * @param alerts every revision of every alert, out
 * @param forecasts what will be due when, one record per case, out
 * @param contributions what is counted of each case, every version, out
 * @param feedAccounts what became of the records, one record per source, out
 * @param ledgerHeads how long the ledger's chain is and how it ends, out
 * @param rejected records that could not be taken in, out
 */
public record TopicNames(
    EventTopics events,
    String actions,
    String rulebooks,
    String alerts,
    String forecasts,
    String contributions,
    String feedAccounts,
    String ledgerHeads,
    String rejected) {

  /** No name twice. */
  public TopicNames {
    Set<String> seen = new HashSet<>(events.among(List.of()));
    for (String name :
        List.of(
            actions,
            rulebooks,
            alerts,
            forecasts,
            contributions,
            feedAccounts,
            ledgerHeads,
            rejected)) {
      if (name.isBlank() || !seen.add(name)) {
        throw new IllegalArgumentException(
            "topics: expected a different name for each, found '" + name + "' twice or empty");
      }
    }
  }

  /** The usual names around the given event topics. */
  public static TopicNames around(EventTopics events) {
    return around(events, "");
  }

  /** The usual names, each with an ending of its own, around the given event topics. */
  public static TopicNames around(EventTopics events, String ending) {
    return new TopicNames(
        events,
        "alert-actions" + ending,
        "rulebooks" + ending,
        "alerts" + ending,
        "forecasts" + ending,
        "contributions" + ending,
        "feed-accounts" + ending,
        "ledger-heads" + ending,
        "rejected" + ending);
  }

  /** The topics that are not case events. */
  List<String> others() {
    return List.of(
        actions, rulebooks, alerts, forecasts, contributions, feedAccounts, ledgerHeads, rejected);
  }

  /** Whether only the newest record of each key is kept. */
  boolean isCompacted(String name) {
    return List.of(forecasts, feedAccounts, ledgerHeads).contains(name);
  }

  /** Whether the job writes it. */
  boolean isResult(String name) {
    return isCompacted(name) || List.of(alerts, contributions, rejected).contains(name);
  }
}
