package org.yushi.supervision;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/**
 * Keeps Flink's own counters of records in and out per operator, also after the operator has
 * finished, for whoever runs a job in this process to its end.
 */
public final class StationCounters implements MetricReporter, MetricReporterFactory {
  private static final List<Entry> ENTRIES = new CopyOnWriteArrayList<>();

  private record Entry(String station, String name, Counter counter) {}

  /** Forgets everything, and has a job that is started with these settings count. */
  public static Configuration counting(Configuration configuration) {
    ENTRIES.clear();
    configuration.setString(
        "metrics.reporter.stations.factory.class", StationCounters.class.getName());
    return configuration;
  }

  /** Sums by operator name and counter name: numRecordsIn, numRecordsOut, lateRecords. */
  public static Map<String, Map<String, Long>> sums() {
    Map<String, Map<String, Long>> sums = new TreeMap<>();
    for (Entry entry : ENTRIES) {
      sums.computeIfAbsent(entry.station(), station -> new TreeMap<>())
          .merge(entry.name(), entry.counter().getCount(), Long::sum);
    }
    return sums;
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
    String station = group.getAllVariables().get("<operator_name>");
    boolean counts =
        name.equals("numRecordsIn")
            || name.equals("numRecordsOut")
            || name.equals(MetricNames.LATE_RECORDS.name());
    if (station != null && counts && metric instanceof Counter counter) {
      ENTRIES.add(new Entry(station, name, counter));
    }
  }

  @Override
  public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {}
}
