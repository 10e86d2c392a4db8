package org.yushi.local.demo;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.yushi.local.county.AlertHistory;
import org.yushi.local.county.SeenRevision;

/** The alerts published so far: how many stand, and which came up last. */
final class AlertBoard {
  private static final Set<String> RAISING = Set.of("RAISED", "HIGHER", "AGAIN");
  private static final Set<String> SHOWN = Set.of("YELLOW", "RED");

  private final AlertHistory history = new AlertHistory();
  private final Map<String, Instant> cameUp = new HashMap<>();

  /** Takes in a revision; false if it was known. */
  boolean add(SeenRevision revision) {
    if (!history.add(revision)) {
      return false;
    }
    if (RAISING.contains(revision.kind())) {
      cameUp.merge(revision.alertId(), revision.decidedAt(), AlertBoard::later);
    }
    return true;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** All that was published. */
  AlertHistory history() {
    return history;
  }

  /** How many alerts of a level stand. */
  int standing(String level) {
    return (int) active().filter(alert -> alert.facts().level().equals(level)).count();
  }

  /** The feeds that are silent. */
  List<SeenRevision> silentFeeds() {
    return active().filter(alert -> alert.facts().rule().equals("silent-feed")).toList();
  }

  private Stream<SeenRevision> active() {
    return history.last().stream().filter(alert -> alert.facts().status().equals("ACTIVE"));
  }

  /** The yellow and red alerts that came up last, the newest first, as they stand now. */
  List<SeenRevision> newest(int howMany) {
    return history.last().stream()
        .filter(alert -> SHOWN.contains(alert.facts().level()))
        .sorted(
            Comparator.comparing(
                    (SeenRevision alert) -> cameUp.getOrDefault(alert.alertId(), alert.decidedAt()))
                .reversed()
                .thenComparing(SeenRevision::alertId))
        .limit(howMany)
        .toList();
  }
}
