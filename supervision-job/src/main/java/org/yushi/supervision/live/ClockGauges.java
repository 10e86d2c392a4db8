package org.yushi.supervision.live;

import java.util.Map;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.apache.flink.api.common.JobID;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;
import org.jspecify.annotations.Nullable;
import org.yushi.supervision.MetricNames;

/**
 * Holds on to Flink's gauges of time for whoever runs a job in this process: the clock of the case
 * station, of each partition as it was read, and the last tick of each partition.
 */
public final class ClockGauges implements MetricReporter, MetricReporterFactory {
  private static final Map<Metric, Entry> ENTRIES = new ConcurrentHashMap<>();

  /** What a gauge tells, in Flink's names. */
  private enum Told {
    STATION("currentInputWatermark"),
    PARTITION("currentWatermark"),
    TICK(MetricNames.LAST_TICK.name());

    private final String metric;

    Told(String metric) {
      this.metric = metric;
    }
  }

  private record Entry(String job, Told told, String about, Gauge<?> gauge) {}

  /** What the gauges of one job say at this moment. */
  public static ClockReading read(JobID job, String station) {
    OptionalLong clock =
        ENTRIES.values().stream()
            .filter(of(job, Told.STATION))
            .filter(entry -> entry.about().equals(station))
            .mapToLong(ClockGauges::value)
            .min();
    return new ClockReading(clock, values(job, Told.PARTITION), values(job, Told.TICK));
  }

  private static Map<String, Long> values(JobID job, Told told) {
    Map<String, Long> values = new TreeMap<>();
    ENTRIES.values().stream()
        .filter(of(job, told))
        .forEach(entry -> values.merge(entry.about(), value(entry), Math::min));
    return values;
  }

  private static Predicate<Entry> of(JobID job, Told told) {
    return entry -> entry.told() == told && entry.job().equals(job.toString());
  }

  private static long value(Entry entry) {
    return entry.gauge().getValue() instanceof Long value ? value : Long.MIN_VALUE;
  }

  @Override
  public MetricReporter createMetricReporter(Properties properties) {
    return this;
  }

  @Override
  public void open(MetricConfig config) {}

  @Override
  public void close() {}

  @Override
  public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
    Map<String, String> variables = group.getAllVariables();
    for (Told told : Told.values()) {
      String about = about(told, variables);
      if (name.equals(told.metric) && about != null && metric instanceof Gauge<?> gauge) {
        String job = variables.getOrDefault("<job_id>", "");
        ENTRIES.put(metric, new Entry(job, told, about, gauge));
      }
    }
  }

  private static @Nullable String about(Told told, Map<String, String> variables) {
    return switch (told) {
      case STATION -> variables.get("<operator_name>");
      case PARTITION -> variables.get("<split>");
      case TICK ->
          variables.containsKey("<partition>")
              ? variables.get("<topic>") + "-" + variables.get("<partition>")
              : null;
    };
  }

  @Override
  public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
    ENTRIES.remove(metric);
  }
}
