package org.yushi.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yushi.Given.at;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.yushi.casework.Where;
import org.yushi.rulebook.Bilingual;
import org.yushi.rulebook.Level;
import org.yushi.verdict.Evidence;
import org.yushi.verdict.Line;
import org.yushi.verdict.Step;
import org.yushi.verdict.SubjectRef;
import org.yushi.verdict.Verdict;

class AlertThreadTest {
  private static final Instant NOW = at("2026-03-20T10:00");
  private static final Step SOON = step("2026-03-04T17:00", Level.YELLOW);
  private static final Step LATE = step("2026-03-05T17:00", Level.RED);
  private static final Step STATUTE = step("2026-03-16T17:00", Level.RED);
  private static final Step OVER = Step.nothing(at("2026-03-09T10:00"));

  private AlertRevision last;
  private int number;

  private static Step step(String from, Level level) {
    return new Step(at(from), at(from), level.name(), level);
  }

  private static Verdict saying(String computation, Step... steps) {
    Bilingual text = new Bilingual(computation, computation);
    return new Verdict(
        "overdue",
        text,
        SubjectRef.ofCase("c"),
        "",
        "c",
        new Line(List.of(steps)),
        Where.UNSAID,
        null,
        null,
        null,
        new Evidence(List.of("e1"), text, text),
        "window",
        false,
        "v1",
        "Asia/Shanghai");
  }

  private AlertRevision then(Verdict verdict) {
    AlertRevision next =
        AlertThread.next(last, new VerdictChange("id", 1, NOW, Reason.FACT, false, verdict));
    last = next == null ? last : next;
    return next;
  }

  private AlertRevision then(Step... steps) {
    return then(saying("so", steps));
  }

  private AlertRevision thenNothing() {
    return then((Verdict) null);
  }

  private static void is(
      AlertRevision revision, int number, RevisionKind kind, AlertStatus status) {
    assertThat(revision).isNotNull();
    assertThat(revision.revision()).isEqualTo(number);
    assertThat(revision.kind()).isEqualTo(kind);
    assertThat(revision.status()).isEqualTo(status);
    assertThat(revision.decidedAt()).isEqualTo(NOW);
    assertThat(revision.reason()).isEqualTo(Reason.FACT);
    assertThat(revision.alertId()).isEqualTo("id");
  }

  @Test
  void theFirstRevisionRaisesTheAlert() {
    is(then(SOON), 1, RevisionKind.RAISED, AlertStatus.ACTIVE);
  }

  @Test
  void itMayBeOverWhenItIsRaised() {
    is(then(SOON, OVER), 1, RevisionKind.RAISED, AlertStatus.ENDED);
  }

  @Test
  void nothingIsRaisedByNothing() {
    assertThat(thenNothing()).isNull();
  }

  @Test
  void aGraverStepIsHigher() {
    then(SOON);
    is(then(SOON, LATE), 2, RevisionKind.HIGHER, AlertStatus.ACTIVE);
  }

  @Test
  void aLessGraveOneIsLower() {
    then(SOON, LATE);
    is(then(SOON), 2, RevisionKind.LOWER, AlertStatus.ACTIVE);
  }

  @Test
  void aFurtherStepOfTheSameLevelIsRedated() {
    then(SOON, LATE);
    is(then(SOON, LATE, STATUTE), 2, RevisionKind.REDATED, AlertStatus.ACTIVE);
  }

  @Test
  void anotherDateIsRedated() {
    then(LATE);
    is(then(STATUTE), 2, RevisionKind.REDATED, AlertStatus.ACTIVE);
  }

  @Test
  void otherWordsForTheSameLineAreRestated() {
    then(saying("so", LATE));
    is(then(saying("otherwise", LATE)), 2, RevisionKind.RESTATED, AlertStatus.ACTIVE);
  }

  @Test
  void theSameAgainIsNoRevision() {
    then(LATE);
    assertThat(then(LATE)).isNull();
  }

  @Test
  void aReturnToNothingEndsIt() {
    then(SOON, LATE);
    is(then(SOON, LATE, OVER), 2, RevisionKind.ENDED, AlertStatus.ENDED);
  }

  @Test
  void endingCountsBeforeALevelThatChangesWithIt() {
    then(SOON);
    is(then(SOON, LATE, OVER), 2, RevisionKind.ENDED, AlertStatus.ENDED);
    assertThat(thenNothing().kind()).isEqualTo(RevisionKind.RETRACTED);
  }

  @Test
  void anEndedAlertMayTurnOutGraverOrLessGrave() {
    then(SOON, OVER);
    is(then(SOON, LATE, OVER), 2, RevisionKind.HIGHER, AlertStatus.ENDED);
    is(then(SOON, OVER), 3, RevisionKind.LOWER, AlertStatus.ENDED);
  }

  @Test
  void anEndedAlertMayBeRedated() {
    then(LATE, OVER);
    is(
        then(LATE, Step.nothing(at("2026-03-10T10:00"))),
        2,
        RevisionKind.REDATED,
        AlertStatus.ENDED);
  }

  @Test
  void anEndedAlertMayBeActiveAgain() {
    then(LATE, OVER);
    is(then(LATE), 2, RevisionKind.AGAIN, AlertStatus.ACTIVE);
  }

  @Test
  void whatNeverWasIsRetractedWithWhatWasSaidLast() {
    Verdict said = saying("so", SOON, LATE);
    then(said);
    is(thenNothing(), 2, RevisionKind.RETRACTED, AlertStatus.RETRACTED);
    assertThat(last.verdict()).isEqualTo(said);
  }

  @Test
  void anEndedAlertMayBeRetractedToo() {
    then(LATE, OVER);
    is(thenNothing(), 2, RevisionKind.RETRACTED, AlertStatus.RETRACTED);
  }

  @Test
  void aRetractedAlertIsNotRetractedTwice() {
    then(LATE);
    thenNothing();
    assertThat(thenNothing()).isNull();
  }

  @Test
  void aRetractedAlertMayComeBackActiveOrOver() {
    then(LATE);
    thenNothing();
    is(then(LATE), 3, RevisionKind.AGAIN, AlertStatus.ACTIVE);
    thenNothing();
    is(then(LATE, OVER), 5, RevisionKind.AGAIN, AlertStatus.ENDED);
  }

  @Test
  void aLineCutToNothingIsNothing() {
    then(LATE);
    is(then(new Step[0]), 2, RevisionKind.RETRACTED, AlertStatus.RETRACTED);
  }

  private AlertRevision then(Act.Kind... kinds) {
    List<Act> acts = new java.util.ArrayList<>();
    for (Act.Kind kind : kinds) {
      acts.add(new Act("a" + ++number, "id", kind, "周正", "核实", NOW));
    }
    return done(acts);
  }

  private AlertRevision done(List<Act> acts) {
    AlertRevision next = AlertThread.next(last, null, acts);
    last = next == null ? last : next;
    return next;
  }

  private static void isBy(
      AlertRevision revision, RevisionKind kind, AlertStatus status, Act.Kind... acts) {
    assertThat(revision.kind()).isEqualTo(kind);
    assertThat(revision.status()).isEqualTo(status);
    assertThat(revision.acts()).extracting(Act::kind).containsExactly(acts);
  }

  @Test
  void whoSignsChangesNothingOfWhatIsSaid() {
    then(SOON, LATE);

    AlertRevision signed = then(Act.Kind.SIGN);

    isBy(signed, RevisionKind.RESTATED, AlertStatus.ACTIVE, Act.Kind.SIGN);
    assertThat(signed.revision()).isEqualTo(2);
    assertThat(signed.reason()).isEqualTo(Reason.PERSON);
    assertThat(signed.decidedAt()).isEqualTo(NOW);
  }

  @Test
  void theSameActTwiceIsOne() {
    then(LATE);
    Act sign = new Act("same", "id", Act.Kind.SIGN, "周正", "", NOW);
    done(List.of(sign));

    assertThat(done(List.of(sign))).isNull();
    assertThat(done(List.of(new Act("same", "id", Act.Kind.SIGN, "周正", "", NOW.plusSeconds(1)))))
        .isNull();
  }

  @Test
  void ofEachKindTheNewestIsKept() {
    then(LATE);
    then(Act.Kind.EXPLAIN);
    AlertRevision twice = then(Act.Kind.EXPLAIN);
    isBy(twice, RevisionKind.RESTATED, AlertStatus.ACTIVE, Act.Kind.EXPLAIN);
    assertThat(twice.acts().get(0).id()).isEqualTo("a2");
  }

  @Test
  void answersCountForWhatWasThere() {
    then(SOON);
    then(Act.Kind.SIGN);
    isBy(then(SOON, LATE), RevisionKind.HIGHER, AlertStatus.ACTIVE);
    then(Act.Kind.SIGN);
    isBy(then(SOON, LATE, STATUTE), RevisionKind.REDATED, AlertStatus.ACTIVE, Act.Kind.SIGN);
    isBy(then(SOON, LATE, OVER), RevisionKind.ENDED, AlertStatus.ENDED, Act.Kind.SIGN);
    isBy(then(SOON, LATE), RevisionKind.AGAIN, AlertStatus.ACTIVE);
  }

  @Test
  void whatIsRescindedStaysSoWhileItGetsNoGraver() {
    then(SOON);
    isBy(then(Act.Kind.RESCIND), RevisionKind.RETRACTED, AlertStatus.RETRACTED, Act.Kind.RESCIND);
    isBy(
        then(saying("otherwise", SOON)),
        RevisionKind.RESTATED,
        AlertStatus.RETRACTED,
        Act.Kind.RESCIND);
    isBy(then(SOON, OVER), RevisionKind.RESTATED, AlertStatus.RETRACTED, Act.Kind.RESCIND);
    isBy(then(SOON, LATE), RevisionKind.AGAIN, AlertStatus.ACTIVE);
  }

  @Test
  void upholdingBringsBackWhatTheFactsSayByThen() {
    then(LATE);
    then(Act.Kind.RESCIND);
    then(LATE, OVER);
    isBy(then(Act.Kind.UPHOLD), RevisionKind.AGAIN, AlertStatus.ENDED, Act.Kind.UPHOLD);
    isBy(then(Act.Kind.RESCIND), RevisionKind.RETRACTED, AlertStatus.RETRACTED, Act.Kind.RESCIND);
  }

  @Test
  void upholdingWhatStandsChangesNothingOfIt() {
    then(LATE);
    isBy(then(Act.Kind.UPHOLD), RevisionKind.RESTATED, AlertStatus.ACTIVE, Act.Kind.UPHOLD);
  }

  @Test
  void whatTheFactsTakeBackNoPersonHasToTakeBackAnyMore() {
    then(LATE);
    then(Act.Kind.RESCIND);
    AlertRevision retracted = thenNothing();
    isBy(retracted, RevisionKind.RESTATED, AlertStatus.RETRACTED);
    assertThat(retracted.reason()).isEqualTo(Reason.FACT);
    assertThat(AlertThread.refusal(last, new Act("a", "id", Act.Kind.UPHOLD, "周正", "", NOW)))
        .contains("retracted");
    isBy(then(LATE), RevisionKind.AGAIN, AlertStatus.ACTIVE);
  }

  @Test
  void ofAlertsThatAreNotThereNothingCanBeDone() {
    Act act = new Act("a", "id", Act.Kind.SIGN, "周正", "", NOW);
    assertThat(AlertThread.refusal(null, act)).contains("expected an alert that there is");
    then(LATE);
    assertThat(AlertThread.refusal(last, act)).isEmpty();
    then(Act.Kind.RESCIND);
    assertThat(AlertThread.refusal(last, act)).isEmpty();
  }

  @Test
  void factsAndActsOfOneInstantAreOneRevision() {
    then(SOON);
    Act sign = new Act("a", "id", Act.Kind.SIGN, "周正", "", NOW);
    VerdictChange late =
        new VerdictChange("id", 2, NOW, Reason.CORRECTION, false, saying("so", SOON, LATE));

    AlertRevision both = AlertThread.next(last, late, List.of(sign));

    isBy(both, RevisionKind.HIGHER, AlertStatus.ACTIVE, Act.Kind.SIGN);
    assertThat(both.reason()).isEqualTo(Reason.CORRECTION);
    assertThat(both.revision()).isEqualTo(2);
  }
}
