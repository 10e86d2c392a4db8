package org.yushi.supervision;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.common.JobID;
import org.apache.flink.metrics.CharacterFilter;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.Metric;
import org.apache.flink.runtime.clusterframework.types.ResourceID;
import org.apache.flink.runtime.executiongraph.ExecutionAttemptID;
import org.apache.flink.runtime.metrics.groups.AbstractMetricGroup;
import org.apache.flink.runtime.metrics.groups.TaskManagerMetricGroup;
import org.apache.flink.runtime.metrics.util.TestingMetricRegistry;
import org.apache.flink.runtime.operators.testutils.MockEnvironment;
import org.apache.flink.runtime.operators.testutils.MockEnvironmentBuilder;

/** What one station registers with Flink, to be read by full name and own labels. */
final class ShownMetrics {
  private final Map<String, Metric> metrics = new ConcurrentHashMap<>();

  /** Where a station runs whose metrics are to be read. */
  MockEnvironment environment() {
    TestingMetricRegistry registry =
        TestingMetricRegistry.builder().setRegisterConsumer(this::register).build();
    return new MockEnvironmentBuilder()
        .setMetricGroup(
            TaskManagerMetricGroup.createTaskManagerMetricGroup(
                    registry, "host", ResourceID.generate())
                .addJob(new JobID(), "job")
                .addTask(ExecutionAttemptID.randomId(), "task"))
        .build();
  }

  private void register(Metric metric, String name, AbstractMetricGroup<?> group) {
    String full = "flink_" + group.getLogicalScope(CharacterFilter.NO_OP_FILTER, '_') + "_" + name;
    Map<String, String> labels = new TreeMap<>();
    group
        .getAllVariables()
        .forEach((label, value) -> labels.put(label.substring(1, label.length() - 1), value));
    labels.keySet().removeIf(ShownMetrics::isOfFlink);
    metrics.put(full + labels, metric);
  }

  private static boolean isOfFlink(String label) {
    return label.matches("(job|task|operator|tm|subtask)_.*|host");
  }

  private Metric metric(StationMetric metric, String... values) {
    Map<String, String> labels = new TreeMap<>();
    for (int i = 0; i < values.length; i++) {
      labels.put(metric.labels().get(i), values[i]);
    }
    Metric found = metrics.get(metric.exported() + labels);
    if (found == null) {
      throw new AssertionError(metric.exported() + labels + " is not among " + metrics.keySet());
    }
    return found;
  }

  /** Whether it is shown at all. */
  boolean shows(StationMetric metric, String... values) {
    try {
      return metric(metric, values) != null;
    } catch (AssertionError e) {
      return false;
    }
  }

  /** A counter or gauge. */
  long value(StationMetric metric, String... values) {
    Metric found = metric(metric, values);
    return found instanceof Counter counter
        ? counter.getCount()
        : (Long) ((Gauge<?>) found).getValue();
  }

  /** A histogram. */
  Histogram histogram(StationMetric metric) {
    return (Histogram) metric(metric);
  }
}
