package org.yushi.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The most specific row wins: centre before item before item kind before grade. */
class PolicyTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
  private static final Validity ALWAYS = new Validity(LocalDate.MIN, LocalDate.MAX);

  private static Policy.Row row(String grade, String kind, String item, String centre) {
    return row(grade, kind, item, centre, ALWAYS);
  }

  private static Policy.Row row(
      String grade, String kind, String item, String centre, Validity validity) {
    String name = String.join(" ", grade, kind, item, centre);
    return new Policy.Row(
        "overdue",
        grade,
        kind,
        item,
        centre,
        Threshold.NONE,
        Level.RED,
        name,
        false,
        Policy.Warning.usual(Level.RED),
        validity);
  }

  private static String found(LocalDate day, Policy.Row... rows) {
    Policy.Row one = find(day, Arrays.asList(rows));
    List<Policy.Row> reversed = new ArrayList<>(Arrays.asList(rows));
    Collections.reverse(reversed);
    assertThat(find(day, reversed)).as("in whatever order the rows stand").isEqualTo(one);
    return one == null ? "nothing" : one.audience();
  }

  private static Policy.Row find(LocalDate day, List<Policy.Row> rows) {
    return new Policy(rows).find("overdue", "LATE", ItemKind.PROMISED, "I", "C", day);
  }

  @Test
  void aRowWithoutWishesHoldsForAll() {
    assertThat(found(TODAY, row("*", "*", "*", "*"))).isEqualTo("* * * *");
  }

  @Test
  void theGradeCountsBeforeNone() {
    assertThat(found(TODAY, row("*", "*", "*", "*"), row("LATE", "*", "*", "*")))
        .isEqualTo("LATE * * *");
  }

  @Test
  void theItemKindCountsBeforeTheGrade() {
    assertThat(found(TODAY, row("LATE", "*", "*", "*"), row("*", "PROMISED", "*", "*")))
        .isEqualTo("* PROMISED * *");
  }

  @Test
  void theItemCountsBeforeItemKindAndGrade() {
    assertThat(found(TODAY, row("LATE", "PROMISED", "*", "*"), row("*", "*", "I", "*")))
        .isEqualTo("* * I *");
  }

  @Test
  void theCentreCountsBeforeAll() {
    assertThat(found(TODAY, row("LATE", "PROMISED", "I", "*"), row("*", "*", "*", "C")))
        .isEqualTo("* * * C");
  }

  @Test
  void ofTwoRowsForTheCentreTheOneThatNamesMoreCounts() {
    assertThat(
            found(
                TODAY,
                row("*", "*", "*", "C"),
                row("*", "*", "I", "C"),
                row("LATE", "*", "*", "C")))
        .isEqualTo("* * I C");
  }

  @Test
  void rowsForOthersDoNotHold() {
    assertThat(
            found(
                TODAY,
                row("SOON", "*", "*", "*"),
                row("*", "INSTANT", "*", "*"),
                row("*", "*", "J", "*"),
                row("*", "*", "*", "D")))
        .isEqualTo("nothing");
  }

  @Test
  void whatIsNotKnownOfACaseMatchesOnlyRowsThatDoNotAsk() {
    Policy policy = new Policy(List.of(row("*", "PROMISED", "*", "*"), row("*", "*", "*", "*")));

    assertThat(policy.find("overdue", "LATE", null, null, null, TODAY).audience())
        .isEqualTo("* * * *");
    assertThat(policy.find("same-day", "LATE", null, null, null, TODAY)).isNull();
  }

  @Test
  void aDatedRowHoldsOnItsFirstAndLastDayAndTheLessSpecificOneAround() {
    Validity march = new Validity(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31));
    Policy.Row dated = row("LATE", "*", "I", "*", march);
    Policy.Row always = row("LATE", "*", "*", "*");

    assertThat(found(LocalDate.of(2026, 2, 28), dated, always)).isEqualTo("LATE * * *");
    assertThat(found(LocalDate.of(2026, 3, 1), dated, always)).isEqualTo("LATE * I *");
    assertThat(found(LocalDate.of(2026, 3, 31), dated, always)).isEqualTo("LATE * I *");
    assertThat(found(LocalDate.of(2026, 4, 1), dated, always)).isEqualTo("LATE * * *");
  }

  @Test
  void spansOverlapWhenTheyShareADay() {
    Validity march = new Validity(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31));
    Validity from31 = new Validity(LocalDate.of(2026, 3, 31), LocalDate.of(2026, 4, 30));
    Validity april = new Validity(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 4, 30));

    assertThat(march.overlaps(from31)).isTrue();
    assertThat(from31.overlaps(march)).isTrue();
    assertThat(march.overlaps(april)).isFalse();
    assertThat(april.overlaps(march)).isFalse();
  }

  @Test
  void aThresholdIsABareValueAndNamedOnes() {
    Threshold threshold = Threshold.parse("P1D long=P2D hours=720 units=any");

    assertThat(threshold.span("")).isEqualTo(new OfficeSpan(1, Duration.ZERO));
    assertThat(threshold.span("long")).isEqualTo(new OfficeSpan(2, Duration.ZERO));
    assertThat(threshold.number("hours", 1)).isEqualTo(720);
    assertThat(threshold.get("units")).isEqualTo("any");
    assertThat(threshold.span("left")).isNull();
    assertThat(threshold.number("left", 336)).isEqualTo(336);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Threshold.parse("P1D P2D"))
        .withMessageContaining("set twice");
  }

  @Test
  void aSpanIsDaysOfTheLimitAndOfficeHours() {
    assertThat(OfficeSpan.parse("P2D").of(Duration.ofHours(8))).isEqualTo(Duration.ofHours(16));
    assertThat(OfficeSpan.parse("PT4H").of(Duration.ofHours(8))).isEqualTo(Duration.ofHours(4));
    assertThat(OfficeSpan.parse("P1DT1H30M").of(Duration.ofHours(7)))
        .isEqualTo(Duration.ofMinutes(510));
    assertThat(OfficeSpan.parse("P0D").of(Duration.ofHours(8))).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"P", "PT", "P1DT", "2D", "P-1D", "P1W", "1h", "PT1S", "", "50%"})
  void anythingElseIsNoSpan(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OfficeSpan.parse(text))
        .withMessageContaining("expected a duration such as P2D or PT4H, found \"" + text + "\"");
  }
}
