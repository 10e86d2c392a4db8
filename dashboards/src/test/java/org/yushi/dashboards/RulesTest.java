package org.yushi.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Prometheus computes and warns of; whether its rules do that is tested with promtool. */
class RulesTest {
  private static final Path RUNBOOK = Path.of("..", "docs", "how-to", "runbook.md");
  private static final Path TRIALS = Path.of("prometheus", "yushi_test.yml");

  static List<JsonNode> alerts() {
    return KnownMetrics.rules().stream().filter(rule -> rule.has("alert")).toList();
  }

  static List<JsonNode> rules() {
    return KnownMetrics.rules();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void everyRuleAsksForWhatIsMeasured(JsonNode rule) {
    KnownMetrics known = KnownMetrics.withRecorded();

    assertThatCode(() -> Problems.checkPromQl(rule.path("expr").asText(), "", known))
        .as(rule.toString())
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("alerts")
  void everyWarningSaysWhatItIsAndWhatToDo(JsonNode alert) throws Exception {
    String name = alert.path("alert").asText();
    String anchor = name.toLowerCase(Locale.ROOT);

    assertThat(alert.at("/labels/severity").asText()).isIn("yellow", "red");
    assertThat(alert.at("/annotations/summary").asText()).containsPattern("\\p{IsHan}{2}");
    assertThat(alert.at("/annotations/description").asText()).matches("[A-Za-z].{15,}\\.");
    assertThat(alert.at("/annotations/runbook_url").asText())
        .isEqualTo("docs/how-to/runbook.md#" + anchor);
    assertThat(Files.readString(RUNBOOK, StandardCharsets.UTF_8)).contains("\n## " + name + "\n");
  }

  @ParameterizedTest
  @MethodSource("alerts")
  void everyWarningIsTried(JsonNode alert) throws Exception {
    assertThat(Files.readString(TRIALS, StandardCharsets.UTF_8))
        .contains(
            "alertname: " + alert.path("alert").asText() + "\n        exp_alerts:\n",
            "severity: " + alert.at("/labels/severity").asText());
  }

  @Test
  void theRunbookKnowsNoOtherWarnings() throws Exception {
    List<String> names = alerts().stream().map(alert -> alert.path("alert").asText()).toList();

    assertThat(Files.readString(RUNBOOK, StandardCharsets.UTF_8).lines())
        .filteredOn(line -> line.startsWith("## "))
        .allSatisfy(line -> assertThat(names).contains(line.substring(3)));
  }
}
