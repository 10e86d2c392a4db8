package org.yushi.supervision;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.yushi.casework.CaseEvent;

/** What changes in the counts of the feeds with one step. */
final class StepCounts {
  private final List<FeedCount> counted;
  private final Map<String, FeedCount> changes = new TreeMap<>();
  private final Map<String, FeedCount> now = new HashMap<>();

  StepCounts(List<FeedCount> counted) {
    this.counted = counted;
  }

  void duplicate(CaseEvent event, boolean conflict) {
    String source = source(event);
    add(changes, new FeedCount(source, 0, 0, 1, conflict ? 1 : 0, 0, 0, 0));
  }

  void rejected(CaseEvent event) {
    add(changes, new FeedCount(source(event), 0, 0, 0, 0, 1, 0, 0));
  }

  void holds(CaseEvent event, boolean judged) {
    add(now, new FeedCount(source(event), 0, judged ? 1 : 0, 0, 0, 0, judged ? 0 : 1, 0));
  }

  void send(Consumer<FeedCount> out) {
    if (!now.isEmpty()) {
      counted.forEach(
          was ->
              add(
                  changes,
                  new FeedCount(was.source(), 0, -was.judged(), 0, 0, 0, -was.waiting(), 0)));
      now.values().forEach(is -> add(changes, is));
      counted.clear();
      counted.addAll(now.values());
    }
    changes.values().forEach(out);
  }

  private static void add(Map<String, FeedCount> counts, FeedCount count) {
    counts.merge(count.source(), count, FeedCount::plus);
  }

  private static String source(CaseEvent event) {
    return event.source() == null ? "" : event.source();
  }
}
