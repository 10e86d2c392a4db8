package org.yushi.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Grafana and Prometheus are told fits the dashboards. */
class ProvisioningTest {
  private static final Path SOURCES = Path.of("grafana", "provisioning", "datasources");

  private static JsonNode yaml(String first, String... more) throws IOException {
    return new YAMLMapper().readTree(Path.of(first, more).toFile());
  }

  /** The data sources that are provisioned. */
  static List<JsonNode> sources() throws IOException {
    try (Stream<Path> files = Files.list(SOURCES)) {
      List<Path> all = files.sorted().toList();
      List<JsonNode> sources = new ArrayList<>();
      for (Path file : all) {
        JsonNode yaml = new YAMLMapper().readTree(file.toFile());
        assertThat(yaml.path("apiVersion").asInt()).isOne();
        yaml.path("datasources").forEach(sources::add);
      }
      return sources;
    }
  }

  /** Their types by uid. */
  static Map<String, String> types() throws IOException {
    Map<String, String> types = new TreeMap<>();
    sources().forEach(each -> types.put(each.path("uid").asText(), each.path("type").asText()));
    return types;
  }

  @ParameterizedTest
  @MethodSource("org.yushi.dashboards.Dashboard#all")
  void everyDashboardAsksDataSourcesThatAreProvisioned(Dashboard dashboard) throws Exception {
    assertThat(Problems.ofSources(dashboard, types())).isEmpty();
  }

  @Test
  void theLedgerIsAskedWithAPasswordThatStandsNowhere() throws Exception {
    assertThat(sources())
        .filteredOn(each -> each.path("uid").asText().equals("yushi-ledger"))
        .singleElement()
        .satisfies(
            ledger -> {
              assertThat(ledger.at("/secureJsonData/password").asText())
                  .isEqualTo("$YUSHI_DASHBOARDS_PASSWORD");
              assertThat(ledger.at("/jsonData/sslmode").asText()).isEqualTo("verify-full");
              assertThat(ledger.has("password")).isFalse();
            });
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
