package org.yushi.local.county;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final Instant NINE = Instant.parse("2026-03-02T01:00:00Z");

  private static AlertFacts alert(String rule, String caseId, String level, Instant from) {
    return new AlertFacts(rule, "CASE", caseId, "", level, "ACTIVE", from, null);
  }

  private static PlantedAlert planted(AlertFacts facts) {
    return new PlantedAlert(new Wording("测试", "test"), facts);
  }

  private static FoundAlert found(AlertFacts facts) {
    return new FoundAlert("id", facts);
  }

  @Test
  void whatIsFoundAsPlantedIsNoDifference() {
    AlertFacts facts = alert("overdue", "C-1", "RED", NINE);

    Comparison comparison = Comparison.of(List.of(planted(facts)), List.of(found(facts)));

    assertThat(comparison.same()).isTrue();
    assertThat(comparison.tallies()).containsExactly(new RuleTally("overdue", 1, 1, 0, 0));
  }

  @Test
  void oneMillisecondIsADifference() {
    Comparison comparison =
        Comparison.of(
            List.of(planted(alert("overdue", "C-1", "RED", NINE))),
            List.of(found(alert("overdue", "C-1", "RED", NINE.plusMillis(1)))));

    assertThat(comparison.tallies()).containsExactly(new RuleTally("overdue", 1, 1, 1, 1));
    assertThat(comparison.differences()).hasSize(1);
  }

  @Test
  void anAlertFoundTwiceIsFalseOnce() {
    AlertFacts facts = alert("overdue", "C-1", "RED", NINE);

    Comparison comparison =
        Comparison.of(List.of(planted(facts)), List.of(found(facts), found(facts)));

    assertThat(comparison.tallies()).containsExactly(new RuleTally("overdue", 1, 2, 0, 1));
  }

  @Test
  void missedAndFalseAreCountedByRule() {
    Comparison comparison =
        Comparison.of(
            List.of(planted(alert("same-day", "C-1", "RED", NINE))),
            List.of(
                found(alert("overdue", "C-1", "RED", NINE)),
                found(alert("a-new-rule", "C-1", "RED", NINE))));

    assertThat(comparison.tallies())
        .containsExactly(
            new RuleTally("overdue", 0, 1, 0, 1),
            new RuleTally("same-day", 1, 0, 1, 0),
            new RuleTally("a-new-rule", 0, 1, 0, 1));
    assertThat(comparison.differences()).hasSize(3);
  }

  @Test
  void theTableStandsStraightInATerminal() {
    AlertFacts facts = alert("dual-intake", "C-1", "RED", NINE);

    String table =
        ComparisonTable.draw(Comparison.of(List.of(planted(facts)), List.of(found(facts))));

    assertThat(table)
        .isEqualTo(
            """
            规则 rule            | 应有 expected | 找到 found | 漏报 missed | 误报 false
            ---------------------+---------------+------------+-------------+-----------
            两头受理 dual-intake |             1 |          1 |           0 |          0
            ---------------------+---------------+------------+-------------+-----------
            合计 total           |             1 |          1 |           0 |          0
            """);
    assertThat(table.lines().map(TextWidth::of).distinct()).hasSize(1);
  }
}
