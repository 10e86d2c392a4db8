package org.yushi.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code deploy/compose.yaml} gives Grafana and Prometheus has what the dashboards name. */
class DeployedTest {
  private static final Path DEPLOY = Path.of("..", "deploy");

  private static Map<String, String> sourcesIn(Path folder) throws IOException {
    Map<String, String> types = new TreeMap<>();
    for (Path file : filesIn(folder)) {
      for (JsonNode source : new YAMLMapper().readTree(file.toFile()).path("datasources")) {
        types.put(source.path("uid").asText(), source.path("type").asText());
      }
    }
    return types;
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Test
  void everyDataSourceOfTheDashboardsIsThere() throws Exception {
    Map<String, String> wanted = sourcesIn(Path.of("grafana", "provisioning", "datasources"));

    assertThat(wanted).isNotEmpty();
    assertThat(sourcesIn(DEPLOY.resolve("grafana").resolve("datasources")))
        .containsAllEntriesOf(wanted);
  }

  @Test
  void theJobIsCalledAsInTheExample() throws Exception {
    Path file = DEPLOY.resolve("prometheus").resolve("prometheus.yml");

    assertThat(
            new YAMLMapper()
                .readTree(file.toFile())
                .path("scrape_configs")
                .findValuesAsText("job_name"))
        .contains("yushi", "yushi-ledger", "yushi-desk");
  }

  @Test
  void dashboardsAreMountedWhereTheProviderLooks() throws Exception {
    JsonNode provider =
        new YAMLMapper()
            .readTree(Path.of("grafana", "provisioning", "dashboards", "yushi.yaml").toFile());
    String path = provider.path("providers").path(0).path("options").path("path").asText();

    assertThat(Files.readString(DEPLOY.resolve("compose.yaml")))
        .contains("../dashboards/grafana/dashboards:" + path + ":ro");
  }
}
