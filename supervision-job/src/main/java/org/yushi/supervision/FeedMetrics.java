package org.yushi.supervision;

import java.util.HashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.apache.flink.metrics.MetricGroup;

/**
 * Shows what became of the records of each source. Whoever sends an event chooses what its source
 * is called: names without end would make metrics without end, so beyond a number of them, and
 * beyond the length of a code, they are shown together.
 */
final class FeedMetrics {
  /** Where records count that name no source. */
  static final String UNKNOWN = "(unknown)";

  /** Where sources count that are too many or too long. */
  static final String OTHERS = "(others)";

  /** How many sources one subtask shows. */
  static final int MOST_SOURCES = 200;

  private static final int LONGEST_CODE = 64;

  private final MetricGroup station;
  private final Map<String, Total> totals = new HashMap<>();

  FeedMetrics(MetricGroup station) {
    this.station = station;
  }

  private static final class Total {
    private volatile FeedCount count;

    Total(String source) {
      count = FeedCount.none(source);
    }
  }

  /** Adds to what is shown of a source; after a restore, all that was counted before. */
  void add(FeedCount change) {
    Total total = totals.computeIfAbsent(label(change.source()), this::register);
    total.count = total.count.plus(change);
  }

  private String label(String source) {
    if (source.isEmpty()) {
      return UNKNOWN;
    }
    boolean shown =
        totals.containsKey(source)
            || (totals.size() < MOST_SOURCES && source.length() <= LONGEST_CODE);
    return shown ? source : OTHERS;
  }

  private Total register(String source) {
    Total total = new Total(source);
    show(MetricNames.RECEIVED, source, total, FeedCount::received);
    show(MetricNames.JUDGED, source, total, FeedCount::judged);
    show(MetricNames.DUPLICATE, source, total, FeedCount::duplicate);
    show(MetricNames.CONFLICT, source, total, FeedCount::conflict);
    show(MetricNames.REJECTED, source, total, FeedCount::rejected);
    show(MetricNames.WAITING, source, total, FeedCount::waiting);
    show(MetricNames.MASKED, source, total, FeedCount::masked);
    return total;
  }

  private void show(
      StationMetric metric, String source, Total total, ToLongFunction<FeedCount> part) {
    metric.gauge(station, () -> part.applyAsLong(total.count), source);
  }
}
