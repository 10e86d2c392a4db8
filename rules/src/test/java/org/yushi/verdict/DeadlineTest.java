package org.yushi.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yushi.Given.accepted;
import static org.yushi.Given.at;
import static org.yushi.Given.correction;
import static org.yushi.Given.correctionOfTime;
import static org.yushi.Given.decided;
import static org.yushi.Given.event;
import static org.yushi.Given.extended;
import static org.yushi.Given.stopped;
import static org.yushi.Given.voiding;

import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yushi.Given;
import org.yushi.calendar.Limit;
import org.yushi.calendar.OfficeCalendar;
import org.yushi.casework.DayOrInstant;
import org.yushi.casework.EventType;
import org.yushi.rulebook.Rulebook;
import org.yushi.rulebook.RulebookBundle;
import org.yushi.rulebook.RulebookLoader;
import org.yushi.verdict.Deadline.Refusal;

/** Accepted on Monday 2 March 2026 at 10:00, three working days: due on Thursday at 17:00. */
class DeadlineTest {
  private static final String ACCEPTED = "2026-03-02T10:00";
  private static Rulebook rulebook;
  private static OfficeCalendar calendar;

  @BeforeAll
  static void load() throws Exception {
    rulebook = RulebookLoader.load(RulebookBundle.shipped("county").laboratory());
    calendar = rulebook.calendars().of(null, null);
  }

  private static Deadline deadline(String limit, Given... given) {
    Clock clock =
        new Clock(calendar, at(ACCEPTED), limit.isEmpty() ? null : Limit.parse(limit), true, 10);
    return new Deadline(Review.file(given), clock, rulebook.feeds());
  }

  private static Instant due(Given... given) {
    return deadline("3wd", given).due().at();
  }

  private static Instant promised(Given... given) {
    return deadline("", given).due().at();
  }

  private static Given intake() {
    return accepted(ACCEPTED).id("a");
  }

  private static Refusal refusal(Deadline deadline) {
    assertThat(deadline.refused()).hasSize(1);
    return deadline.refused().get(0).why();
  }

  // --- excuses in the order in which they became known ---

  @Test
  void anExcuseThatMovedTheDateMakesRoomForTheNext() {
    Given first = stopped("2026-03-05T09:00", "2026-03-06T09:00");
    Given second = stopped("2026-03-06T10:00", "2026-03-09T10:00").id("second");

    assertThat(due(intake(), first)).isEqualTo(at("2026-03-06T17:00"));
    assertThat(due(intake(), first, second)).isEqualTo(at("2026-03-09T17:00"));
    assertThat(due(intake(), second)).isEqualTo(at("2026-03-05T17:00"));
  }

  @Test
  void theFirstExcuseFiledTooLateMakesNoRoom() {
    Given first = stopped("2026-03-05T09:00", "2026-03-06T09:00").known("2026-03-06T09:30");
    Given second = stopped("2026-03-06T10:00", "2026-03-09T10:00").id("second");
    Deadline deadline = deadline("3wd", intake(), first, second);

    assertThat(deadline.due().at()).isEqualTo(at("2026-03-05T17:00"));
    assertThat(deadline.refused())
        .extracting(Deadline.Refused::why)
        .containsExactly(Refusal.LATE, Refusal.LATE);
  }

  @Test
  void ofTwoExtensionsTheOneKnownFirstCounts() {
    Given two = extended("2026-03-04T10:00", 2).known("2026-03-05T12:00");
    Given five = extended("2026-03-04T15:00", 5).id("five").known("2026-03-04T16:00");
    Deadline deadline = deadline("3wd", intake(), two, five);

    assertThat(deadline.due().at()).isEqualTo(at("2026-03-12T17:00"));
    assertThat(deadline.extension()).isEqualTo(5);
    assertThat(refusal(deadline)).isEqualTo(Refusal.SECOND_EXTENSION);
  }

  @Test
  void ofTwoExtensionsToldWithinTheLagTheOneApprovedFirstCounts() {
    Given two = extended("2026-03-04T10:00", 2).source("vertical").known("2026-03-05T09:30");
    Given five = extended("2026-03-04T11:00", 5).source("vertical").known("2026-03-05T09:00");

    assertThat(deadline("3wd", intake(), five, two).extension()).isEqualTo(2);
  }

  @Test
  void extensionAndStopAddUp() {
    assertThat(
            due(
                intake(),
                extended("2026-03-04T10:00", 2),
                stopped("2026-03-05T09:00", "2026-03-06T09:00")))
        .isEqualTo(at("2026-03-10T17:00"));
  }

  @Test
  void eachRefusalSaysWhy() {
    assertThat(refusal(deadline("3wd", intake(), stopOf("开会", "N1", 1))))
        .isEqualTo(Refusal.NO_LEGAL_GROUND);
    assertThat(refusal(deadline("3wd", intake(), stopOf(null, "N1", 1))))
        .isEqualTo(Refusal.NO_LEGAL_GROUND);
    assertThat(refusal(deadline("3wd", intake(), stopOf("听证", null, 1))))
        .isEqualTo(Refusal.NO_NOTICE);
    assertThat(refusal(deadline("3wd", intake(), stopOf("听证", "N1", null))))
        .isEqualTo(Refusal.NO_END);
    assertThat(
            refusal(
                deadline(
                    "3wd",
                    intake(),
                    event(EventType.EXTENDED, "2026-03-04T10:00")
                        .details(null, null, null, 2, null))))
        .isEqualTo(Refusal.NO_APPROVER);
    assertThat(refusal(deadline("3wd", intake(), extended("2026-03-06T10:00", 2))))
        .isEqualTo(Refusal.APPROVED_TOO_LATE);
    assertThat(
            refusal(
                deadline(
                    "3wd", intake(), extended("2026-03-05T16:00", 2).known("2026-03-06T10:00"))))
        .isEqualTo(Refusal.LATE);
    assertThat(deadline("3wd", intake(), stopOf("听证", "N1", 1)).refused()).isEmpty();
  }

  private static Given stopOf(String ground, String noticeNo, Integer days) {
    return event(EventType.CLOCK_STOPPED, "2026-03-03T10:00")
        .details(ground, noticeNo, null, days, null);
  }

  // --- lag ---

  @Test
  void theLagIsThatOfTheSourceToTheMillisecond() {
    Given stop = stopped("2026-03-05T15:00", "2026-03-09T15:00");

    assertThat(due(intake(), stop.source("township").known("2026-03-05T19:00")))
        .isEqualTo(at("2026-03-09T17:00"));
    assertThat(due(intake(), stop.source("township").known("2026-03-05T19:00:00.001")))
        .isEqualTo(at("2026-03-05T17:00"));
    assertThat(due(intake(), stop.source("vertical").known("2026-03-06T17:00")))
        .isEqualTo(at("2026-03-09T17:00"));
    assertThat(due(intake(), stop.source("cellar").known("2026-03-05T17:00:00.001")))
        .isEqualTo(at("2026-03-05T17:00"));
  }

  @Test
  void theLagOfACorrectionIsThatOfWhoSaidIt() {
    Given stop = stopped("2026-03-05T09:00", "2026-03-06T09:00").id("s");
    Given longer =
        correction("2026-03-07T09:00", "s")
            .details(null, null, DayOrInstant.of(at("2026-03-09T09:00")), null, null);

    assertThat(due(intake(), stop, longer.source("vertical"))).isEqualTo(at("2026-03-09T17:00"));
    assertThat(due(intake(), stop.source("vertical"), longer.source("centre")))
        .isEqualTo(at("2026-03-06T17:00"));
  }

  @Test
  void aCorrectionIsWeighedAfterWhatItCorrectsWhateverItsLag() {
    Given stop = stopped("2026-03-04T16:00", "2026-03-09T16:00").id("s").known("2026-03-04T16:30");
    Given backdated =
        correctionOfTime("2026-03-05T09:00", "s", "2026-03-03T16:00").source("vertical");

    assertThat(due(intake(), stop)).isEqualTo(at("2026-03-10T17:00"));
    assertThat(due(intake(), stop, backdated)).isEqualTo(at("2026-03-11T17:00"));
  }

  @Test
  void aStopThatBeganAfterTheDateIsRefusedWhateverItsLag() {
    Given stop =
        stopped("2026-03-05T18:00", "2026-03-09T15:00")
            .source("vertical")
            .known("2026-03-06T09:00");

    assertThat(refusal(deadline("3wd", intake(), stop))).isEqualTo(Refusal.LATE);
  }

  // --- what is learned late can only be stricter ---

  @Test
  void aStopTakenBackLateMakesTheDateEarlierAgain() {
    Given stop = stopped("2026-03-03T09:00", "2026-03-04T09:00").id("s");

    assertThat(due(intake(), stop, voiding("2026-03-20T09:00", "s")))
        .isEqualTo(at("2026-03-05T17:00"));
  }

  @Test
  void aStopShortenedLateCountsShortened() {
    Given stop = stopped("2026-03-03T09:00", "2026-03-05T09:00").id("s");
    Given shorter =
        correction("2026-03-20T09:00", "s")
            .details(null, null, DayOrInstant.of(at("2026-03-04T09:00")), null, null);

    assertThat(due(intake(), stop)).isEqualTo(at("2026-03-09T17:00"));
    assertThat(due(intake(), stop, shorter)).isEqualTo(at("2026-03-06T17:00"));
  }

  @Test
  void aStopLengthenedInTimeCountsLengthened() {
    Given stop = stopped("2026-03-03T09:00", "2026-03-04T09:00").id("s");
    Given longer =
        correction("2026-03-05T09:00", "s")
            .details(null, null, DayOrInstant.of(at("2026-03-05T09:00")), null, null);

    assertThat(due(intake(), stop, longer)).isEqualTo(at("2026-03-09T17:00"));
  }

  @Test
  void aStopLengthenedTooLateCountsAsItWas() {
    Given stop = stopped("2026-03-03T09:00", "2026-03-04T09:00").id("s");
    Given longer =
        correction("2026-03-06T17:00:00.001", "s")
            .details(null, null, DayOrInstant.of(at("2026-03-10T09:00")), null, null);
    Deadline deadline = deadline("3wd", intake(), stop, longer);

    assertThat(deadline.due().at()).isEqualTo(at("2026-03-06T17:00"));
    assertThat(refusal(deadline)).isEqualTo(Refusal.LATE);
  }

  @Test
  void aStopMadeValidTooLateStaysInvalid() {
    Given stop = stopOf("听证", null, 1).id("s");
    Given notice = correction("2026-03-06T10:00", "s").details(null, "N1", null, null, null);

    assertThat(due(intake(), stop, notice)).isEqualTo(at("2026-03-05T17:00"));
  }

  @Test
  void aStopMadeInvalidLateExcusesNothing() {
    Given stop = stopped("2026-03-03T09:00", "2026-03-04T09:00").id("s");
    Given meeting = correction("2026-03-20T10:00", "s").details("开会", null, null, null, null);
    Deadline deadline = deadline("3wd", intake(), stop, meeting);

    assertThat(deadline.due().at()).isEqualTo(at("2026-03-05T17:00"));
    assertThat(refusal(deadline)).isEqualTo(Refusal.NO_LEGAL_GROUND);
  }

  @Test
  void anExtensionApprovedTooLateAfterAllExcusesNothing() {
    Given extension = extended("2026-03-04T10:00", 2).id("x");
    Given later = correctionOfTime("2026-03-06T12:00", "x", "2026-03-06T09:00");
    Deadline deadline = deadline("3wd", intake(), extension, later);

    assertThat(deadline.due().at()).isEqualTo(at("2026-03-05T17:00"));
    assertThat(refusal(deadline)).isEqualTo(Refusal.APPROVED_TOO_LATE);
  }

  @Test
  void aStopMadeValidInTimeCounts() {
    Given stop = stopOf("听证", null, 1).id("s");
    Given notice = correction("2026-03-05T10:00", "s").details(null, "N1", null, null, null);

    assertThat(due(intake(), stop, notice)).isEqualTo(at("2026-03-06T17:00"));
  }

  @Test
  void aStopBackdatedTooLateDoesNotCoverMore() {
    Given stop = stopped("2026-03-05T09:00", "2026-03-06T09:00").id("s");
    Given backdated = correctionOfTime("2026-03-09T10:00", "s", "2026-03-03T09:00");

    assertThat(due(intake(), stop, backdated)).isEqualTo(at("2026-03-06T17:00"));
  }

  @Test
  void aCorrectionCountsNoSoonerThanTheCorrectionThatItCorrects() {
    Given stop = stopOf("听证", "N1", null).id("s");
    Given end = correction("2026-03-04T09:00", "s").id("c").known("2026-03-20T09:00");
    Given lasting = end.details(null, null, DayOrInstant.of(at("2026-03-10T09:00")), null, null);
    Given earlier = correctionOfTime("2026-03-05T09:00", "c", "2026-03-02T11:00");

    assertThat(due(intake(), stop, lasting, earlier)).isEqualTo(at("2026-03-05T17:00"));
  }

  @Test
  void aCorrectionCountsNoSoonerThanTheEventAsItNowStands() {
    Given stop = stopped("2026-03-04T09:00", "2026-03-05T09:00").id("s");
    Given shorter = correction("2026-03-04T10:00", "s").details(null, null, null, 2, null);

    assertThat(due(intake(), stop, shorter)).isEqualTo(at("2026-03-06T17:00"));
    assertThat(due(intake(), stop.known("2026-03-20T09:00"), shorter))
        .isEqualTo(at("2026-03-05T17:00"));
  }

  // --- the stated promise ---

  @Test
  void aPromiseThatWasGivenBeforeAfterAllIsNotTheLast() {
    Given first = intake().promisedBy("2026-03-06T12:00");
    Given later =
        event(EventType.STEP_STARTED, "2026-03-04T10:00").id("p").promisedBy("2026-03-12T12:00");
    Given backdated = correctionOfTime("2026-03-20T10:00", "p", "2026-02-27T10:00");

    assertThat(promised(first, later)).isEqualTo(at("2026-03-12T12:00"));
    assertThat(promised(first, later, backdated)).isEqualTo(at("2026-03-06T12:00"));
    assertThat(promised(first, later.known("2026-03-19T10:00"), backdated))
        .isEqualTo(at("2026-03-06T12:00"));
  }

  @Test
  void aPromiseEarlierThanARefusedOneIsStillTooLate() {
    assertThat(
            promised(
                intake().promisedBy("2026-03-04T12:00"),
                event(EventType.STEP_STARTED, "2026-03-03T10:00")
                    .promisedBy("2026-03-12T12:00")
                    .known("2026-03-09T10:00"),
                event(EventType.STEP_FINISHED, "2026-03-04T10:00")
                    .promisedBy("2026-03-10T12:00")
                    .known("2026-03-09T11:00")))
        .isEqualTo(at("2026-03-04T12:00"));
  }

  @Test
  void aStricterPromiseLearnedLateHeldSinceItWasGiven() {
    Given stricter =
        event(EventType.STEP_STARTED, "2026-03-03T10:00")
            .promisedBy("2026-03-04T12:00")
            .known("2026-03-20T10:00");
    Given stop = stopped("2026-03-04T11:00", "2026-03-05T11:00").known("2026-03-05T10:00");

    assertThat(promised(intake().promisedBy("2026-03-06T12:00"), stricter, stop))
        .isEqualTo(at("2026-03-04T12:00"));
  }

  @Test
  void aPromiseMadeStricterLateCounts() {
    assertThat(
            promised(
                intake().promisedBy("2026-03-06T12:00"),
                event(EventType.STEP_STARTED, "2026-03-09T10:00").promisedBy("2026-03-05T12:00")))
        .isEqualTo(at("2026-03-05T12:00"));
  }

  @Test
  void ofSeveralPromisesMadeInTimeTheLastCounts() {
    assertThat(
            promised(
                intake().promisedBy("2026-03-06T12:00"),
                event(EventType.STEP_STARTED, "2026-03-03T10:00").promisedBy("2026-03-10T12:00"),
                event(EventType.STEP_FINISHED, "2026-03-04T10:00").promisedBy("2026-03-09T12:00")))
        .isEqualTo(at("2026-03-09T12:00"));
  }

  @Test
  void aPromiseRepeatedIsNoNewOne() {
    Deadline deadline =
        deadline(
            "",
            intake().promisedBy("2026-03-06T12:00"),
            event(EventType.STEP_STARTED, "2026-03-09T10:00").promisedBy("2026-03-06T12:00"));

    assertThat(deadline.due().at()).isEqualTo(at("2026-03-06T12:00"));
    assertThat(deadline.refused()).isEmpty();
  }

  @Test
  void aValidStopMovesAPromisedFinishToo() {
    assertThat(
            promised(
                intake().promisedBy("2026-03-06T12:00"),
                stopped("2026-03-04T09:00", "2026-03-05T09:00")))
        .isEqualTo(at("2026-03-09T12:00"));
  }

  @Test
  void withoutLimitAndPromiseThereIsNoDate() {
    assertThat(deadline("", intake()).due().state()).isEqualTo(Due.State.NONE);
  }

  // --- stops and the end of the case ---

  @Test
  void aStopCountsToTheEndOfTheCase() {
    assertThat(
            due(
                intake(),
                stopped("2026-03-05T09:00", "2026-03-31T17:00"),
                decided("2026-03-06T09:00")))
        .isEqualTo(at("2026-03-06T17:00"));
  }

  @Test
  void aStopBeforeAcceptanceCountsFromAcceptance() {
    assertThat(due(intake(), stopped("2026-02-27T09:00", "2026-03-02T12:00")))
        .isEqualTo(at("2026-03-06T11:00"));
  }

  @Test
  void aStopThatEndsBeyondTheCalendarLeavesTheDateOpen() {
    Deadline deadline = deadline("3wd", intake(), stopped("2026-03-05T09:00", "2027-01-05T09:00"));

    assertThat(deadline.due().state()).isEqualTo(Due.State.BEYOND_CALENDAR);
    assertThat(deadline.due().at()).isNull();
  }

  @Test
  void aResumptionBeforeTheStopDoesNotEndIt() {
    assertThat(
            due(
                intake(),
                event(EventType.CLOCK_RESUMED, "2026-03-02T16:00"),
                stopped("2026-03-03T09:00", "2026-03-04T09:00")))
        .isEqualTo(at("2026-03-06T17:00"));
  }

  @Test
  void aResumptionAtTheInstantOfTheStopLeavesNothingOfIt() {
    assertThat(
            due(
                intake(),
                stopped("2026-03-03T09:00", "2026-03-04T09:00"),
                event(EventType.CLOCK_RESUMED, "2026-03-03T09:00")))
        .isEqualTo(at("2026-03-05T17:00"));
  }
}
