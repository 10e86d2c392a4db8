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

  private static SeenRevision revision(int number, String kind, AlertFacts facts) {
    return new SeenRevision("id", number, kind, NINE, facts, NINE, "PAST_PROMISE", "办件超期", "", "");
  }

  private static AlertFacts said(String level, String status) {
    return new AlertFacts("overdue", "CASE", "C-1", "", level, status, NINE, null);
  }

  @Test
  void whatWasTakenBackIsNotFound() {
    AlertHistory history = new AlertHistory();
    history.add(revision(1, "RAISED", said("RED", "ACTIVE")));
    history.add(revision(2, "RETRACTED", said("RED", "RETRACTED")));

    assertThat(history.found(List.of())).isEmpty();
  }

  @Test
  void whatMayNeverBeSaidIsFalseAlthoughItWasTakenBack() {
    NeverRaised never =
        new NeverRaised(new Wording("测试", "test"), "overdue", "CASE", "C-1", "", "RED");
    AlertHistory history = new AlertHistory();
    history.add(revision(1, "RAISED", said("YELLOW", "ACTIVE")));
    history.add(revision(3, "LOWER", said("YELLOW", "ENDED")));

    assertThat(history.found(List.of(never)))
        .extracting(FoundAlert::facts)
        .containsExactly(said("YELLOW", "ENDED"));

    history.add(revision(2, "HIGHER", said("RED", "ACTIVE")));

    assertThat(history.found(List.of(never)))
        .extracting(FoundAlert::facts)
        .containsExactly(said("YELLOW", "ENDED"), said("RED", "ACTIVE"));
  }

  @Test
  void aRevisionCountsOnceHoweverOftenItComes() {
    AlertHistory history = new AlertHistory();

    assertThat(history.add(revision(1, "RAISED", said("RED", "ACTIVE")))).isTrue();
    assertThat(history.add(revision(1, "RAISED", said("RED", "ACTIVE")))).isFalse();
    assertThat(history.found(List.of())).hasSize(1);
  }
}
