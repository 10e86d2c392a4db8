package org.yushi.local.year;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The lines of a file of events, put together by case and by window. */
final class PlainFile {
  private static final Set<String> OF_WINDOWS =
      Set.of("PRESENCE", "TICKET_TAKEN", "TICKET_CALLED", "PATROL_FINDING");
  private static final Set<String> OF_FEEDS =
      Set.of("OUTAGE_DECLARED", "FEED_SUMMARY", "HEARTBEAT");

  private final Map<String, List<String>> cases = new HashMap<>();
  private final Map<String, List<String>> windows = new HashMap<>();

  /** Reads all lines. */
  PlainFile(Stream<String> lines) {
    lines.forEach(this::add);
  }

  private void add(String line) {
    PlainEvent event = PlainEvent.of(line);
    if (OF_WINDOWS.contains(event.type())) {
      windows.computeIfAbsent(subject(event, "window"), key -> new ArrayList<>(1)).add(line);
    } else if (!OF_FEEDS.contains(event.type())) {
      cases.computeIfAbsent(subject(event, "caseId"), key -> new ArrayList<>(4)).add(line);
    }
  }

  private static String subject(PlainEvent event, String field) {
    String subject = event.text(field);
    if (subject == null) {
      throw new IllegalArgumentException("no " + field + ": " + event);
    }
    return subject;
  }

  /** The lines of each case. */
  Collection<List<String>> cases() {
    return cases.values();
  }

  /** The lines of each window. */
  Collection<List<String>> windows() {
    return windows.values();
  }
}
