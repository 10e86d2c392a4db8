package org.yushi.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yushi.Given.CASE;
import static org.yushi.Given.accepted;
import static org.yushi.Given.at;
import static org.yushi.Given.correction;
import static org.yushi.Given.correctionOfTime;
import static org.yushi.Given.decided;
import static org.yushi.Given.event;
import static org.yushi.Given.events;
import static org.yushi.Given.received;
import static org.yushi.Given.voiding;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.yushi.Given;

class CaseFileTest {
  private static final String R = "r";
  private static final String A = "a";

  private static CaseFile file(Given... given) {
    return CaseFile.fold(CASE, events(given));
  }

  private static List<String> order(CaseFile file) {
    return file.facts().stream().map(fact -> fact.event().eventId()).toList();
  }

  @Test
  void aCaseReadsInBusinessOrder() {
    CaseFile file =
        file(
            decided("2026-03-04T10:00").id("d"),
            received("2026-03-02T09:00").id(R),
            accepted("2026-03-02T10:00").id(A));

    assertThat(order(file)).containsExactly(R, A, "d");
    assertThat(file.intake().eventId()).isEqualTo(R);
    assertThat(file.end().eventId()).isEqualTo("d");
  }

  @Test
  void atEqualTimesTheLifeCycleCountsThenTheSourcesOrderThenTheId() {
    String now = "2026-03-02T10:00";
    CaseFile file =
        file(
            decided(now).id("4"),
            accepted(now).id("3").seq(1),
            accepted(now).id("2").seq(2),
            accepted(now).id("1").seq(2),
            received(now).id("9"));

    assertThat(order(file)).containsExactly("9", "3", "1", "2", "4");
  }

  @Test
  void anEndDatedBeforeTheReceiptStillEndsTheCase() {
    CaseFile file = file(received("2026-03-02T09:00"), decided("2026-03-01T09:00").id("d"));

    assertThat(file.hasIntake()).isTrue();
    assertThat(file.end().eventId()).isEqualTo("d");
  }

  @Test
  void aCaseThatWasOnlySubmittedHasNoIntake() {
    CaseFile file = file(event(EventType.SUBMITTED, "2026-03-02T09:00"));

    assertThat(file.hasIntake()).isFalse();
    assertThat(file.intake()).isNull();
  }

  @Test
  void theIntakeIsTheEarlierOfReceiptAndAcceptance() {
    CaseFile file = file(received("2026-03-02T11:00"), accepted("2026-03-02T10:00").id(A));

    assertThat(file.intake().eventId()).isEqualTo(A);
  }

  @Test
  void theItemIsWhatIntakeSaysBeforeWhatOthersSay() {
    assertThat(
            file(
                    event(EventType.SUBMITTED, "2026-03-01T09:00").item("X"),
                    received("2026-03-02T09:00").item("Y"))
                .item())
        .isEqualTo("Y");
    assertThat(
            file(
                    event(EventType.SUBMITTED, "2026-03-01T09:00").item("X"),
                    received("2026-03-02T09:00"))
                .item())
        .isEqualTo("X");
    assertThat(file(received("2026-03-02T09:00")).item()).isNull();
  }

  @Test
  void placeIsWhatWasLastSaidOfEachPart() {
    CaseFile file =
        file(
            received("2026-03-02T09:00").centre("C1").window("W1"),
            accepted("2026-03-02T10:00").window("W2"));

    assertThat(file.whereAt(at("2026-03-02T08:59"))).isEqualTo(Where.UNSAID);
    assertThat(file.whereAt(at("2026-03-02T09:00")).window()).isEqualTo("W1");
    assertThat(file.whereAt(at("2026-03-02T10:00")).window()).isEqualTo("W2");
    assertThat(file.whereAt(at("2026-03-02T10:00")).centre()).isEqualTo("C1");
  }

  @Test
  void aCorrectionReplacesWhatItSaysAndLeavesTheRest() {
    CaseFile file =
        file(
            accepted("2026-03-02T10:00").id(A).item("X").window("W1"),
            correction("2026-03-05T10:00", A).item("Y"));

    assertThat(order(file)).containsExactly(A);
    assertThat(file.accepted().item()).isEqualTo("Y");
    assertThat(file.accepted().where().window()).isEqualTo("W1");
    assertThat(file.accepted().occurredAt()).isEqualTo(at("2026-03-02T10:00"));
  }

  @Test
  void whatWasSaidBeforeIsKeptWithTheTimeItBecameKnown() {
    CaseFile file =
        file(
            accepted("2026-03-02T10:00").id(A).promisedBy("2026-03-06"),
            correction("2026-03-05T10:00", A).promisedBy("2026-03-10").known("2026-03-05T12:00"));

    List<CaseEvent> versions =
        file.facts().get(0).versions().stream().map(Fact.Version::event).toList();
    assertThat(versions).hasSize(2);
    assertThat(versions.get(0).promisedBy().toString()).isEqualTo("2026-03-06");
    assertThat(versions.get(0).knownAt()).isEqualTo(at("2026-03-02T10:00"));
    assertThat(versions.get(1).promisedBy().toString()).isEqualTo("2026-03-10");
    assertThat(versions.get(1).knownAt()).isEqualTo(at("2026-03-05T12:00"));
    assertThat(file.facts().get(0).event()).isEqualTo(versions.get(1));
  }

  @Test
  void aCorrectedTimeMovesTheEventInTheOrder() {
    CaseFile file =
        file(
            received("2026-03-02T09:00").id(R),
            decided("2026-02-02T10:00").id("d"),
            correctionOfTime("2026-03-09T10:00", "d", "2026-03-04T10:00"));

    assertThat(order(file)).containsExactly(R, "d");
    assertThat(file.end().occurredAt()).isEqualTo(at("2026-03-04T10:00"));
  }

  @Test
  void aCorrectionNeverMovesAnEventToAnotherCase() {
    CaseFile file =
        file(accepted("2026-03-02T10:00").id(A), correction("2026-03-05T10:00", A).item("Y"));

    assertThat(file.accepted().caseId()).isEqualTo(CASE);
    assertThat(file.caseId()).isEqualTo(CASE);
  }

  @Test
  void ofTwoCorrectionsTheLaterOneCounts() {
    Given early = correction("2026-03-05T10:00", A).item("Y").window("W5");
    Given late = correction("2026-03-06T10:00", A).item("Z");

    CaseFile file = file(late, accepted("2026-03-02T10:00").id(A).item("X"), early);

    assertThat(file.accepted().item()).isEqualTo("Z");
    assertThat(file.accepted().where().window()).isEqualTo("W5");
  }

  @Test
  void whatWasSaidIsKeptInTheOrderInWhichItBecameKnown() {
    CaseFile file =
        file(
            accepted("2026-03-02T10:00").id(A).item("X"),
            correction("2026-03-05T10:00", A).item("Y").known("2026-03-20T10:00"),
            correction("2026-03-06T10:00", A).window("W5"));

    assertThat(file.facts().get(0).versions())
        .extracting(
            each ->
                each.event().item()
                    + " "
                    + each.event().where().window()
                    + " "
                    + each.event().knownAt())
        .containsExactly(
            "X null 2026-03-02T02:00:00Z",
            "X W5 2026-03-06T02:00:00Z",
            "Y W5 2026-03-20T02:00:00Z");
  }

  @Test
  void ofTwoCorrectionsTheLaterOneCountsEvenIfItWasKnownFirst() {
    CaseFile file =
        file(
            accepted("2026-03-02T10:00").id(A).item("X"),
            correction("2026-03-05T10:00", A).item("Y").known("2026-03-20T10:00"),
            correction("2026-03-06T10:00", A).item("Z"));

    assertThat(file.accepted().item()).isEqualTo("Z");
    assertThat(file.accepted().knownAt()).isEqualTo(at("2026-03-20T10:00"));
  }

  @Test
  void aVoidedEventIsGone() {
    CaseFile file = file(received("2026-03-02T09:00").id(R), voiding("2026-03-03T09:00", R));

    assertThat(file.facts()).isEmpty();
    assertThat(file.hasIntake()).isFalse();
  }

  @Test
  void aVoidedCorrectionCorrectsNothing() {
    CaseFile file =
        file(
            accepted("2026-03-02T10:00").id(A).item("X"),
            correction("2026-03-05T10:00", A).item("Y").id("c"),
            voiding("2026-03-06T10:00", "c"));

    assertThat(file.accepted().item()).isEqualTo("X");
    assertThat(file.facts().get(0).versions()).hasSize(1);
  }

  @Test
  void aVoidedVoidStrikesNothingOut() {
    CaseFile file =
        file(
            received("2026-03-02T09:00").id(R),
            voiding("2026-03-03T09:00", R).id("v"),
            voiding("2026-03-04T09:00", "v").id("w"));

    assertThat(order(file)).containsExactly(R);
  }

  @Test
  void aVoidOfAVoidOfAVoidStrikesOutAgain() {
    CaseFile file =
        file(
            received("2026-03-02T09:00").id(R),
            voiding("2026-03-03T09:00", R).id("v"),
            voiding("2026-03-04T09:00", "v").id("w"),
            voiding("2026-03-05T09:00", "w").id("x"));

    assertThat(file.facts()).isEmpty();
  }

  /**
   * What a void strikes out it strikes out whatever time it bears: two corrections typed in the
   * same second, or one dated by a clock that is slow, must not bring a struck-out receipt back to
   * life.
   */
  @Test
  void aVoidWorksWhateverItsTime() {
    CaseFile sameInstant =
        file(
            received("2026-03-02T09:00").id(R),
            voiding("2026-03-03T09:00", R).id("z"),
            voiding("2026-03-03T09:00", "z").id("b"));
    CaseFile slowClock =
        file(
            received("2026-03-02T09:00").id(R),
            voiding("2026-03-03T09:00", R).id("v"),
            voiding("2026-03-03T08:00", "v").id("w"));

    assertThat(order(sameInstant)).containsExactly(R);
    assertThat(order(slowClock)).containsExactly(R);
  }

  @Test
  void correctionsThatVoidEachOtherInARingAreFoldedAllTheSame() {
    CaseFile file =
        file(
            received("2026-03-02T09:00").id(R),
            voiding("2026-03-03T09:00", "w").id("v"),
            voiding("2026-03-04T09:00", "v").id("w"),
            correction("2026-03-05T09:00", "y").id("x"),
            correction("2026-03-06T09:00", "x").id("y"));

    assertThat(order(file)).containsExactly(R);
  }

  @Test
  void aCorrectionOfACorrectionReachesTheEvent() {
    CaseFile file =
        file(
            accepted("2026-03-02T10:00").id(A).item("X"),
            correction("2026-03-05T10:00", A).item("Y").window("W5").id("c"),
            correction("2026-03-06T10:00", "c").item("Z"));

    assertThat(file.accepted().item()).isEqualTo("Z");
    assertThat(file.accepted().where().window()).isEqualTo("W5");
  }

  @Test
  void aCorrectionOfAVoidedCorrectionCorrectsNothing() {
    CaseFile file =
        file(
            accepted("2026-03-02T10:00").id(A).item("X"),
            correction("2026-03-05T10:00", A).item("Y").id("c"),
            voiding("2026-03-06T10:00", "c"),
            correction("2026-03-07T10:00", "c").item("Z"));

    assertThat(file.accepted().item()).isEqualTo("X");
  }

  @Test
  void aCorrectionWithoutItsTargetWaits() {
    CaseFile waiting = file(received("2026-03-02T09:00"), correction("2026-03-05T10:00", A));
    CaseFile met =
        file(
            received("2026-03-02T09:00"),
            correction("2026-03-05T10:00", A).item("Y"),
            accepted("2026-03-02T10:00").id(A).item("X"));

    assertThat(waiting.orphans()).hasSize(1);
    assertThat(waiting.facts()).hasSize(1);
    assertThat(met.orphans()).isEmpty();
    assertThat(met.accepted().item()).isEqualTo("Y");
  }
}
