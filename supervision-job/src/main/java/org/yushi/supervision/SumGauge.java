package org.yushi.supervision;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.metrics.MetricGroup;

/**
 * A metric shown as one sum per combination of label values, each from its first use on; beyond a
 * number of them all further ones together.
 */
final class SumGauge {
  private final StationMetric metric;
  private final MetricGroup station;
  private final Map<List<String>, AtomicLong> sums = new HashMap<>();

  SumGauge(StationMetric metric, MetricGroup station) {
    this.metric = metric;
    this.station = station;
    if (metric.labels().isEmpty()) {
      add(0);
    }
  }

  void add(long change, String... values) {
    sum(values).addAndGet(change);
  }

  private AtomicLong sum(String... values) {
    boolean shown = sums.size() < FeedMetrics.MOST_SOURCES || sums.containsKey(List.of(values));
    String[] labels = shown ? values : together(values.length);
    return sums.computeIfAbsent(List.of(labels), key -> register(labels));
  }

  private static String[] together(int labels) {
    return Collections.nCopies(labels, FeedMetrics.OTHERS).toArray(String[]::new);
  }

  private AtomicLong register(String... values) {
    AtomicLong sum = new AtomicLong();
    metric.gauge(station, sum::get, values);
    return sum;
  }
}
