package org.yushi.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yushi.Given.at;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.yushi.rulebook.Level;
import org.yushi.verdict.Line;
import org.yushi.verdict.Step;
import org.yushi.verdict.VerdictLine;

/** A nightly source that may be a day and two hours late, and one that sends at once. */
class ReleaseGateTest {
  private static final Duration LAG = Duration.ofHours(26);
  private static final String YELLOW = "2026-03-04T17:00";
  private static final String RED = "2026-03-05T17:00";
  private static final long NEVER_SHOWN = Long.MIN_VALUE;

  private final List<Silence> silences = new ArrayList<>();
  private final ReleaseGate gate =
      new ReleaseGate(
          source -> source.equals("nightly") ? LAG : Duration.ZERO,
          (rule, grade) -> rule.equals("overdue"),
          silences);

  private static Step step(String from, Level level) {
    return new Step(at(from), at(from), level.name(), level);
  }

  private static VerdictLine overdue(List<String> awaited, Step... steps) {
    return new VerdictLine("overdue", "", new Line(List.of(steps)), List.of(), awaited);
  }

  private static VerdictLine waitingFor(String... sources) {
    return overdue(List.of(sources), step(YELLOW, Level.YELLOW), step(RED, Level.RED));
  }

  private void silent(String source, String from, String until) {
    silences.add(
        new Silence(
            source,
            at(from).toEpochMilli(),
            until.isEmpty() ? Silence.OPEN : at(until).toEpochMilli()));
  }

  private int visible(VerdictLine line, Instant at) {
    return gate.view(line, at, NEVER_SHOWN).line().steps().size();
  }

  @Test
  void aStepIsShownAtItsInstantWhereNothingHasToWait() {
    assertThat(visible(waitingFor(), at(YELLOW).minusMillis(1))).isZero();
    assertThat(visible(waitingFor(), at(YELLOW))).isEqualTo(1);
    assertThat(visible(waitingFor("prompt"), at(RED))).isEqualTo(2);
  }

  @Test
  void aStepThatRestsOnAbsenceWaitsForTheLongestLag() {
    VerdictLine line = waitingFor("prompt", "nightly");

    assertThat(visible(line, at(YELLOW).plus(LAG).minusMillis(1))).isZero();
    assertThat(visible(line, at(YELLOW).plus(LAG))).isEqualTo(1);
    assertThat(gate.view(line, at(YELLOW), NEVER_SHOWN).next()).isEqualTo(at(YELLOW).plus(LAG));
  }

  @Test
  void whatAFactEndedLaterIsProvenAndShownAtOnce() {
    VerdictLine decidedLate =
        overdue(
            List.of("nightly"),
            step(YELLOW, Level.YELLOW),
            step(RED, Level.RED),
            Step.nothing(at("2026-03-05T18:00")));

    assertThat(visible(decidedLate, at("2026-03-06T02:00"))).isEqualTo(3);
  }

  @Test
  void aStepThatRestsOnAFactNeverWaits() {
    VerdictLine sentAway =
        new VerdictLine(
            "registration-only",
            "e",
            new Line(List.of(step(RED, Level.RED))),
            List.of(),
            List.of("nightly"));
    assertThat(visible(sentAway, at(RED))).isEqualTo(1);
  }

  @Test
  void aSilentSourceHoldsUntilItIsBack() {
    silent("prompt", "2026-03-05T12:00", "2026-03-06T09:10");
    VerdictLine line = waitingFor("prompt");

    assertThat(visible(line, at(RED))).isEqualTo(1);
    assertThat(visible(line, at("2026-03-06T09:10").minusMillis(1))).isEqualTo(1);
    assertThat(visible(line, at("2026-03-06T09:10"))).isEqualTo(2);
  }

  @Test
  void whileASilenceLastsNobodyKnowsWhenItEnds() {
    silent("prompt", "2026-03-05T12:00", "");

    ReleaseGate.View view = gate.view(waitingFor("prompt"), at(RED), NEVER_SHOWN);

    assertThat(view.line().steps()).hasSize(1);
    assertThat(view.held()).isTrue();
    assertThat(view.next()).isNull();
  }

  @Test
  void theSilenceOfAnotherSourceHoldsNothing() {
    silent("nightly", "2026-03-01T12:00", "");
    assertThat(visible(waitingFor("prompt"), at(RED))).isEqualTo(2);
  }

  @Test
  void aSilenceThatBeganAfterTheReleaseTakesNothingBack() {
    silent("prompt", "2026-03-05T17:00:00.001", "");
    assertThat(visible(waitingFor("prompt"), at("2026-03-09T10:00"))).isEqualTo(2);
  }

  @Test
  void silencesOneAfterTheOtherHoldOn() {
    silent("nightly", "2026-03-06T18:00", "2026-03-07T10:00");
    silent("prompt", "2026-03-07T09:00", "2026-03-07T12:00");
    assertThat(visible(waitingFor("prompt", "nightly"), at("2026-03-07T11:59"))).isEqualTo(1);
    assertThat(visible(waitingFor("prompt", "nightly"), at("2026-03-07T12:00"))).isEqualTo(2);
  }

  @Test
  void whatWasShownIsNotTakenBackBecauseItWouldWaitNow() {
    VerdictLine line = waitingFor("nightly");
    ReleaseGate.View view = gate.view(line, at(RED), at(YELLOW).toEpochMilli());
    assertThat(view.line().steps()).hasSize(1);
  }

  @Property
  void moreIsShownAsTimePassesNeverLess(
      @ForAll @Size(max = 4) List<@IntRange(max = 200) Integer> bounds,
      @ForAll @IntRange(max = 300) int early,
      @ForAll @IntRange(max = 300) int later) {
    silences.clear();
    Instant start = at("2026-03-01T00:00");
    for (int i = 0; i + 1 < bounds.size(); i += 2) {
      int from = Math.min(bounds.get(i), bounds.get(i + 1));
      int until = Math.max(bounds.get(i), bounds.get(i + 1));
      silences.add(
          new Silence(
              "prompt",
              start.plus(Duration.ofHours(from)).toEpochMilli(),
              start.plus(Duration.ofHours(until)).toEpochMilli()));
    }
    VerdictLine line = waitingFor("prompt", "nightly");
    int before = visible(line, start.plus(Duration.ofHours(Math.min(early, later))));
    assertThat(visible(line, start.plus(Duration.ofHours(Math.max(early, later)))))
        .isGreaterThanOrEqualTo(before);
    assertThat(visible(line, start.plus(Duration.ofDays(25)))).isEqualTo(2);
  }
}
