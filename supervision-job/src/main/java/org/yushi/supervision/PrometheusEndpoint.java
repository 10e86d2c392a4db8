package org.yushi.supervision;

import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.prometheus.PrometheusReporterFactory;

/** Flink's own page of metrics for Prometheus, in every process of the job. */
public final class PrometheusEndpoint {
  /** Labels that are new with every start: they would begin all series anew. */
  private static final List<String> LABELS_LEFT_OUT =
      List.of(
          "host",
          "job_id",
          "operator_id",
          "task_attempt_id",
          "task_attempt_num",
          "task_id",
          "tm_id");

  private static final String REPORTER = "metrics.reporter.prometheus.";

  private PrometheusEndpoint() {}

  /**
   * Has the job answer at {@code http://…:port/metrics}.
   *
   * @param ports a port, or a range such as 9249-9260 of which each process takes the first free
   *     one
   */
  public static void open(Configuration configuration, String ports) {
    configuration.setString(REPORTER + "factory.class", PrometheusReporterFactory.class.getName());
    configuration.setString(REPORTER + "port", ports);
    configuration.setString(REPORTER + "filterLabelValueCharacters", "false");
    configuration.setString(
        REPORTER + "scope.variables.excludes", String.join(";", LABELS_LEFT_OUT));
  }
}
