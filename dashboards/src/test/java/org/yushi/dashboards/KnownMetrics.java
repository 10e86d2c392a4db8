package org.yushi.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.yushi.desk.DeskMetricNames;
import org.yushi.local.follow.FollowMetricNames;
import org.yushi.local.ledger.LedgerMetricNames;
import org.yushi.supervision.MetricNames;
import org.yushi.supervision.StationMetric;

/**
 * The metrics that may be asked for, each with its labels. A module that measures adds its names
 * here.
 */
final class KnownMetrics {
  /** Labels that Prometheus adds to every series. */
  private static final Set<String> OF_PROMETHEUS = Set.of("instance", "job");

  /** Labels that Flink adds. */
  private static final Set<String> OF_FLINK =
      Set.of("operator_name", "task_name", "job_name", "subtask_index");

  /** Flink's own; that they are there is seen when they are asked for. */
  private static final List<String> FLINKS_OWN =
      List.of(
          "flink_jobmanager_job_lastCheckpointDuration",
          "flink_jobmanager_job_lastCheckpointSize",
          "flink_jobmanager_job_numRestarts",
          "flink_jobmanager_job_numberOfCompletedCheckpoints",
          "flink_jobmanager_job_numberOfFailedCheckpoints",
          "flink_taskmanager_job_task_operator_pendingRecords");

  private final Map<String, Set<String>> labels = new TreeMap<>();

  private KnownMetrics() {
    add("up", Set.of());
    FLINKS_OWN.forEach(name -> add(name, OF_FLINK));
    MetricNames.all().forEach(this::add);
    add(FollowMetricNames.FILES_WAITING.replace('.', '_'), Set.of());
    add(FollowMetricNames.FILES_UNREADABLE.replace('.', '_'), Set.of());
    add(FollowMetricNames.LAG.replace('.', '_') + "_seconds", Set.of());
    add(LedgerMetricNames.DATABASE_AWAY.replace('.', '_'), Set.of());
    DeskMetricNames.exported().forEach(this::add);
  }

  /** Those that are measured. */
  static KnownMetrics measured() {
    return new KnownMetrics();
  }

  /** Those that are measured, and those that Prometheus computes of them. */
  static KnownMetrics withRecorded() {
    KnownMetrics all = measured();
    for (JsonNode rule : rules()) {
      if (rule.has("record")) {
        all.add(rule.path("record").asText(), PromQl.of(rule.path("expr").asText()).grouped());
      }
    }
    return all;
  }

  /** The rules of Prometheus, in their order. */
  static List<JsonNode> rules() {
    try {
      return new YAMLMapper()
          .readTree(Path.of("prometheus", "yushi.rules.yml").toFile())
          .path("groups")
          .valueStream()
          .flatMap(group -> group.path("rules").valueStream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String name, Set<String> own) {
    Set<String> all = new HashSet<>(OF_PROMETHEUS);
    all.addAll(own);
    labels.put(name, all);
  }

  private void add(StationMetric metric) {
    Set<String> own = new HashSet<>(OF_FLINK);
    own.addAll(metric.labels());
    add(metric.exported(), own);
    if (metric.type() == StationMetric.Type.HISTOGRAM) {
      add(metric.exported() + "_count", own);
      own.add("quantile");
      add(metric.exported(), own);
    }
  }

  Set<String> names() {
    return labels.keySet();
  }

  /** The labels of a metric; none if nobody knows it. */
  Set<String> labelsOf(String metric) {
    return labels.getOrDefault(metric, Set.of());
  }
}
