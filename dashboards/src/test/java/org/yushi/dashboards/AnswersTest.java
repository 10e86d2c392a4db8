package org.yushi.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every query of every dashboard and every variable has an answer in the demo. */
@ExtendWith(RunDemo.Extension.class)
class AnswersTest {
  @ParameterizedTest
  @MethodSource("org.yushi.dashboards.Dashboard#all")
  void everyPanelAndEveryVariableHasAnAnswer(Dashboard dashboard, RunDemo demo) throws Exception {
    Answers answers = Answers.to(dashboard, demo);

    assertThat(answers.problems()).isEmpty();
    System.out.printf("QUERIES %s: %d asked%n", dashboard.uid(), answers.asked());
  }

  @Test
  void everyPanelThatMayBeEmptyIsThere() {
    Answers.EMPTY.forEach(
        (uid, panels) ->
            assertThat(Dashboard.of(uid).panels())
                .extracting(Dashboard.Panel::title)
                .containsAll(panels.keySet()));
  }

  @Test
  void prometheusEvaluatesEveryRule(RunDemo demo) throws Exception {
    assumeTrue(demo.prometheus().isPresent(), "no Prometheus");

    List<JsonNode> rules = demo.prometheus().get().rules();

    assertThat(rules).hasSameSizeAs(KnownMetrics.rules());
    assertThat(rules)
        .allSatisfy(
            rule ->
                assertThat(rule.path("health").asText())
                    .as(rule.path("name") + ": " + rule.path("lastError"))
                    .isEqualTo("ok"));
  }
}
