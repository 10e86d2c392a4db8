package org.yushi.local.county;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Every revision of every alert, read by its identity: in any order, and as often as it comes. */
public final class AlertHistory {
  private static final String RETRACTED = "RETRACTED";

  private final Map<String, NavigableMap<Integer, SeenRevision>> threads = new TreeMap<>();

  /**
   * The history in a file of revisions, one a line.
   *
   * @throws IOException if it cannot be read, or a line is no revision
   */
  public static AlertHistory of(Path file) throws IOException {
    AlertHistory history = new AlertHistory();
    for (String line : Files.readAllLines(file)) {
      history.add(SeenRevision.read(line));
    }
    return history;
  }

  /** Takes in a revision; false if it was known. */
  public boolean add(SeenRevision revision) {
    return threads
            .computeIfAbsent(revision.alertId(), id -> new TreeMap<>())
            .putIfAbsent(revision.number(), revision)
        == null;
  }

  /** The last revision of each alert, retracted ones among them. */
  public List<SeenRevision> last() {
    return threads.values().stream().map(thread -> thread.lastEntry().getValue()).toList();
  }

  /**
   * The alerts as known now, and those that should not have been shown: an alert that once said
   * what it never may have said counts as found, whatever it says now.
   */
  List<FoundAlert> found(List<NeverRaised> never) {
    List<FoundAlert> found = new ArrayList<>();
    for (NavigableMap<Integer, SeenRevision> thread : threads.values()) {
      SeenRevision last = thread.lastEntry().getValue();
      if (!last.facts().status().equals(RETRACTED)) {
        found.add(new FoundAlert(last.alertId(), last.facts()));
      }
      thread.values().stream()
          .filter(revision -> never.stream().anyMatch(each -> each.forbids(revision.facts())))
          .filter(revision -> !revision.facts().equals(last.facts()))
          .findFirst()
          .ifPresent(shown -> found.add(new FoundAlert(shown.alertId(), shown.facts())));
    }
    return found;
  }
}
