package org.yushi.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yushi.Given.at;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.yushi.rulebook.Level;

/** Lines, how they are laid from spans, and how a subject stands by them. */
class LineTest {
  private static final String MON = "2026-03-02T10:00";
  private static final String TUE = "2026-03-03T10:00";
  private static final String WED = "2026-03-04T10:00";
  private static final String THU = "2026-03-05T10:00";
  private static final String FRI = "2026-03-06T10:00";
  private static final String NEVER = "never";

  private static Line line(Step... steps) {
    return new Line(List.of(steps));
  }

  private static Step soon(String from) {
    return new Step(at(from), at(from), "DUE_SOON", Level.YELLOW);
  }

  private static Step late(String from) {
    return new Step(at(from), at(from), "PAST_PROMISE", Level.RED);
  }

  private static Step worse(String from) {
    return new Step(at(from), at(from), "PAST_STATUTORY", Level.RED);
  }

  private static Step nothing(String from) {
    return Step.nothing(at(from));
  }

  private static LineComposer.Span span(int rank, String grade, String from, String until) {
    long end = until.equals(NEVER) ? Times.NEVER : at(until).toEpochMilli();
    long begin = at(from).toEpochMilli();
    return new LineComposer.Span(
        rank, grade, rank == 0 ? Level.YELLOW : Level.RED, begin, begin, end);
  }

  private static LineComposer.Span soon(String from, String until) {
    return span(0, "DUE_SOON", from, until);
  }

  private static LineComposer.Span late(String from, String until) {
    return span(1, "PAST_PROMISE", from, until);
  }

  private static Line compose(LineComposer.Span... spans) {
    Line line = LineComposer.compose(List.of(spans));
    List<LineComposer.Span> reversed = Arrays.asList(spans.clone());
    java.util.Collections.reverse(reversed);
    assertThat(LineComposer.compose(reversed)).isEqualTo(line);
    return line;
  }

  // --- line ---

  @Test
  void aStepIsVisibleFromItsOwnInstant() {
    Line line = line(soon(MON), late(TUE), nothing(WED));

    assertThat(line.upTo(at(MON).minusMillis(1)).isEmpty()).isTrue();
    assertThat(line.upTo(at(MON))).isEqualTo(line(soon(MON)));
    assertThat(line.upTo(at(WED).minusMillis(1))).isEqualTo(line(soon(MON), late(TUE)));
    assertThat(line.upTo(at(WED))).isEqualTo(line);
  }

  // --- composer ---

  @Test
  void noSpansMakeNoLine() {
    assertThat(compose()).isEqualTo(Line.EMPTY);
  }

  @Test
  void anOpenSpanHasNoEnd() {
    assertThat(compose(soon(MON, NEVER))).isEqualTo(line(soon(MON)));
  }

  @Test
  void aClosedSpanReturnsToNothing() {
    assertThat(compose(soon(MON, TUE))).isEqualTo(line(soon(MON), nothing(TUE)));
  }

  @Test
  void theGraverGradeCounts() {
    assertThat(compose(soon(MON, FRI), late(WED, FRI)))
        .isEqualTo(line(soon(MON), late(WED), nothing(FRI)));
  }

  @Test
  void theLessGraveReturnsWhenTheGraverIsOver() {
    assertThat(compose(soon(MON, FRI), late(TUE, WED)))
        .isEqualTo(line(soon(MON), late(TUE), soonSince(WED, MON), nothing(FRI)));
  }

  private static Step soonSince(String from, String since) {
    return new Step(at(from), at(since), "DUE_SOON", Level.YELLOW);
  }

  @Test
  void spansOfOneGradeThatMeetOrOverlapAreOneStep() {
    assertThat(compose(late(MON, TUE), late(TUE, WED))).isEqualTo(line(late(MON), nothing(WED)));
    assertThat(compose(late(MON, WED), late(TUE, THU))).isEqualTo(line(late(MON), nothing(THU)));
    assertThat(compose(late(MON, NEVER), late(TUE, WED))).isEqualTo(line(late(MON)));
  }

  @Test
  void spansOfOneGradeWithAGapAreTwo() {
    assertThat(compose(late(MON, TUE), late(WED, NEVER)))
        .isEqualTo(line(late(MON), nothing(TUE), late(WED)));
  }

  @Test
  void aSpanThatEndsWhereItBeginsStillLeavesItsStep() {
    assertThat(compose(late(MON, MON))).isEqualTo(line(late(MON), nothing(MON)));
    assertThat(compose(soon(MON, TUE), late(TUE, TUE)))
        .isEqualTo(line(soon(MON), late(TUE), nothing(TUE)));
  }

  @Test
  void aSpanOfNoLengthInsideAGraverOneLeavesNone() {
    assertThat(compose(late(MON, WED), soon(TUE, TUE))).isEqualTo(line(late(MON), nothing(WED)));
  }

  @Test
  void aGraverSpanOfNoLengthInsideAnotherLeavesItsStep() {
    assertThat(compose(soon(MON, FRI), late(TUE, TUE)))
        .isEqualTo(line(soon(MON), late(TUE), soonSince(TUE, MON), nothing(FRI)));
  }

  @Test
  void ofTwoSpansOfNoLengthTheGraverCounts() {
    assertThat(compose(late(MON, MON), soon(MON, MON))).isEqualTo(line(late(MON), nothing(MON)));
  }

  // --- standing ---

  @Test
  void anEmptyLineStandsNowhere() {
    assertThat(Standing.of(Line.EMPTY)).isNull();
  }

  @Test
  void whileItAssertsItIsActiveAtTheLevelOfTheLastStep() {
    assertThat(Standing.of(line(soon(MON), late(WED))))
        .isEqualTo(new Standing(true, Level.RED, at(WED), at(WED), null));
  }

  @Test
  void aRunOfOneLevelBeginsWithItsFirstStep() {
    assertThat(Standing.of(line(soon(MON), late(WED), worse(FRI))))
        .isEqualTo(new Standing(true, Level.RED, at(WED), at(WED), null));
  }

  @Test
  void overItStandsAtTheHighestLevelReached() {
    assertThat(Standing.of(line(late(MON), soon(TUE), nothing(WED))))
        .isEqualTo(new Standing(false, Level.RED, at(MON), at(MON), at(WED)));
  }

  @Test
  void ofSeveralRunsAtThatLevelTheLatestCounts() {
    assertThat(Standing.of(line(late(MON), nothing(TUE), soon(WED), late(THU), nothing(FRI))))
        .isEqualTo(new Standing(false, Level.RED, at(THU), at(THU), at(FRI)));
  }

  @Test
  void aReturnToNothingBreaksARun() {
    assertThat(Standing.of(line(late(MON), nothing(TUE), worse(WED))))
        .isEqualTo(new Standing(true, Level.RED, at(WED), at(WED), null));
  }

  @Test
  void aLowerStepBreaksARun() {
    assertThat(Standing.of(line(late(MON), soon(TUE), worse(WED))).from()).isEqualTo(at(WED));
  }

  @Test
  void aStepAndItsEndAtOneInstantAreOver() {
    assertThat(Standing.of(line(late(MON), nothing(MON))))
        .isEqualTo(new Standing(false, Level.RED, at(MON), at(MON), at(MON)));
  }

  @Test
  void sinceMayLieBeforeFrom() {
    Step deemed = new Step(at(FRI), at(MON), "PAST_PROMISE", Level.RED);

    assertThat(Standing.of(line(deemed)))
        .isEqualTo(new Standing(true, Level.RED, at(FRI), at(MON), null));
  }
}
