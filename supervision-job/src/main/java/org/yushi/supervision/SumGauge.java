package org.yushi.supervision;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.metrics.MetricGroup;

/** A metric shown as one sum per combination of label values, each from its first use on. */
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
    return sums.computeIfAbsent(List.of(values), key -> register(values));
  }

  private AtomicLong register(String... values) {
    AtomicLong sum = new AtomicLong();
    metric.gauge(station, sum::get, values);
    return sum;
  }
}
