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
 * @param rejected records that could not be taken in, out
 */
public record TopicNames(
    EventTopics events,
    String actions,
    String rulebooks,
    String alerts,
    String forecasts,
    String rejected) {

  /** No name twice. */
  public TopicNames {
    Set<String> seen = new HashSet<>(events.among(List.of()));
    for (String name : List.of(actions, rulebooks, alerts, forecasts, rejected)) {
      if (name.isBlank() || !seen.add(name)) {
        throw new IllegalArgumentException(
            "topics: expected a different name for each, found '" + name + "' twice or empty");
      }
    }
  }

  /** The usual names around the given event topics. */
  public static TopicNames around(EventTopics events) {
    return new TopicNames(events, "alert-actions", "rulebooks", "alerts", "forecasts", "rejected");
  }

  /** The topics that are not case events. */
  List<String> others() {
    return List.of(actions, rulebooks, alerts, forecasts, rejected);
  }
}
