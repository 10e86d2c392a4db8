package org.yushi.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What Grafana and Prometheus are told fits the dashboards. */
class ProvisioningTest {
  private static JsonNode yaml(String first, String... more) throws IOException {
    return new YAMLMapper().readTree(Path.of(first, more).toFile());
  }

  @Test
  void everyDashboardAsksTheDataSourceThatIsProvisioned() throws Exception {
    JsonNode file = yaml("grafana", "provisioning", "datasources", "prometheus.yaml");
    assertThat(file.path("apiVersion").asInt()).isOne();
    List<JsonNode> sources = file.path("datasources").valueStream().toList();
    assertThat(sources).hasSize(1);
    String uid = sources.get(0).path("uid").asText();
    assertThat(sources.get(0).path("type").asText()).isEqualTo("prometheus");

    assertThat(Dashboard.all())
        .allSatisfy(
            dashboard ->
                assertThat(dashboard.json().findValues("datasource"))
                    .isNotEmpty()
                    .allSatisfy(
                        source -> {
                          assertThat(source.path("uid").asText()).isEqualTo(uid);
                          assertThat(source.path("type").asText()).isEqualTo("prometheus");
                        }));
  }

  @Test
  void dashboardsComeFromFilesIntoAFolderOfTheirOwn() throws Exception {
    JsonNode file = yaml("grafana", "provisioning", "dashboards", "yushi.yaml");
    assertThat(file.path("apiVersion").asInt()).isOne();
    List<JsonNode> providers = file.path("providers").valueStream().toList();

    assertThat(providers).hasSize(1);
    JsonNode provider = providers.get(0);
    assertThat(provider.path("type").asText()).isEqualTo("file");
    assertThat(provider.path("folderUid").asText()).isEqualTo("yushi");
    assertThat(provider.path("allowUiUpdates").asBoolean(true)).isFalse();
    assertThat(Path.of(provider.path("options").path("path").asText())).isAbsolute();
  }

  @Test
  void prometheusAsksThePortThatTheExampleOfServeOpens() throws Exception {
    JsonNode serve = yaml("..", "examples", "serve.yaml");
    String port = serve.path("metrics").path("port").asText();

    assertThat(yaml("prometheus", "prometheus.yml").findValues("targets"))
        .anySatisfy(
            targets -> assertThat(targets.toString()).isEqualTo("[\"localhost:" + port + "\"]"));
  }
}
