package org.yushi.supervision;

import java.util.List;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;

/**
 * A metric of a station: how it is called, what it is measured in, and by what it is told apart
 * beside Flink's own labels. All of them stand in {@link MetricNames}.
 *
 * @param name the last part of its full name
 * @param type what Flink makes of it
 * @param unit what one is
 * @param labels names of its own labels, in the order in which values are given
 */
public record StationMetric(String name, Type type, String unit, List<String> labels) {
  /** What all metrics of the stations begin with, as Prometheus shows them. */
  public static final String PREFIX = "flink_taskmanager_job_task_operator_yushi_";

  private static final String GROUP = "yushi";
  private static final int LATEST_VALUES = 200;

  /**
   * What a metric is to Flink; Prometheus is shown a counter as a gauge, a histogram as summary.
   */
  public enum Type {
    /** Counts up from 0, and begins anew with every start of the job. */
    COUNTER,
    /** A value now. */
    GAUGE,
    /** The distribution of the latest 200 values of each subtask. */
    HISTOGRAM
  }

  static StationMetric counter(String name, String unit, String... labels) {
    return new StationMetric(name, Type.COUNTER, unit, List.of(labels));
  }

  static StationMetric gauge(String name, String unit, String... labels) {
    return new StationMetric(name, Type.GAUGE, unit, List.of(labels));
  }

  static StationMetric histogram(String name, String unit) {
    return new StationMetric(name, Type.HISTOGRAM, unit, List.of());
  }

  /** The full name, as Prometheus shows it: Flink makes the labels part of it. */
  public String exported() {
    StringBuilder full = new StringBuilder(PREFIX);
    labels.forEach(label -> full.append(label).append('_'));
    return full.append(name).toString();
  }

  /** Counts, for one station and one value of each label. */
  public Counter counter(MetricGroup station, String... values) {
    return group(station, values).counter(name);
  }

  /** Shows a value whenever somebody looks, from another thread. */
  public void gauge(MetricGroup station, Gauge<Long> value, String... values) {
    group(station, values).gauge(name, value);
  }

  /** Keeps the latest values. */
  Histogram histogram(MetricGroup station) {
    return group(station).histogram(name, new DescriptiveStatisticsHistogram(LATEST_VALUES));
  }

  private MetricGroup group(MetricGroup station, String... values) {
    if (values.length != labels.size()) {
      throw new IllegalArgumentException(
          name + ": expected a value of each of " + labels + ", found " + List.of(values));
    }
    MetricGroup group = station.addGroup(GROUP);
    for (int i = 0; i < values.length; i++) {
      group = group.addGroup(labels.get(i), values[i]);
    }
    return group;
  }
}
