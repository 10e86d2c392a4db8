package org.yushi.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.junit.jupiter.api.Test;
import org.yushi.supervision.PrometheusEndpoint;

/** Flink's settings in {@code deploy} are those that the job expects. */
class DeployedFlinkTest {
  @Test
  void metricsAreThoseOfServe() {
    Configuration expected = new Configuration();
    PrometheusEndpoint.open(expected, "9249");

    Map<String, String> deployed =
        GlobalConfiguration.loadConfiguration(
                Path.of("..", "deploy", "flink").toAbsolutePath().normalize().toString())
            .toMap();

    assertThat(deployed).containsAllEntriesOf(expected.toMap());
  }
}
