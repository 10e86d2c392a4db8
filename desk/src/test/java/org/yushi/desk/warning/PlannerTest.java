package org.yushi.desk.warning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yushi.alert.Act;
import org.yushi.alert.AlertStatus;
import org.yushi.alert.RevisionKind;
import org.yushi.casework.Where;
import org.yushi.rulebook.Level;
import org.yushi.rulebook.Rulebook;
import org.yushi.rulebook.RulebookBundle;
import org.yushi.rulebook.RulebookLoader;

/**
 * Who is told what, and when. Sunday 20 September 2026 is a make-up working day; 25 to 27 September
 * and 1 to 7 October are holidays.
 */
class PlannerTest {
  private static final Rulebook COUNTY = Told.county();

  private final Planner planner = new Planner(COUNTY);
  private final Told told = new Told();
  private final List<Kept> kept = new ArrayList<>();
  private News before;

  /** What a revision adds to the plan, each as kind, recipient, way and time. */
  private List<String> plan(News news) {
    Plan plan = planner.plan(news, before, kept);
    before = news;
    kept.replaceAll(
        each ->
            plan.dropped().contains(each.notice())
                ? new Kept(each.notice(), Kept.State.DROPPED)
                : each);
    plan.planned()
        .forEach(
            notice ->
                kept.add(
                    new Kept(
                        notice,
                        notice.channel() == null ? Kept.State.UNREACHABLE : Kept.State.PLANNED)));
    return plan.planned().stream().map(PlannerTest::words).toList();
  }

  private static String words(Notice notice) {
    return "%s %s %s %s"
        .formatted(
            notice.kind(),
            notice.recipient(),
            notice.channel() == null ? "no way" : notice.channel().kind(),
            Told.clock(notice.dueAt()));
  }

  /** Every planned notice goes out up to an instant. */
  private void sendUntil(String at) {
    kept.replaceAll(
        each ->
            each.state() == Kept.State.PLANNED && !each.notice().dueAt().isAfter(Told.at(at))
                ? new Kept(each.notice(), Kept.State.TAKEN)
                : each);
  }

  private List<String> waiting() {
    return kept.stream()
        .filter(each -> each.state() == Kept.State.PLANNED)
        .map(each -> words(each.notice()))
        .toList();
  }

  @Test
  void aFridayBeforeAMakeUpSunday() {
    assertThat(plan(told.says(RevisionKind.RAISED, Level.YELLOW, "2026-09-18T17:00")))
        .containsExactly("WARNING W01 MAIL 2026-09-20T09:00");
    sendUntil("2026-09-20T09:00");
    assertThat(plan(told.says(RevisionKind.HIGHER, Level.RED, "2026-09-20T17:00:00.001")))
        .containsExactly(
            "WARNING W01 MAIL 2026-09-20T17:00:00.001",
            "ESCALATION D-MKT MAIL 2026-09-21T13:00",
            "ESCALATION D-MKT ROBOT 2026-09-21T13:00",
            "ESCALATION J1 MAIL 2026-09-21T17:00");
    sendUntil("2026-09-21T13:00");
    assertThat(plan(told.says(RevisionKind.RETRACTED, Level.RED, "2026-09-21T14:00")))
        .containsExactlyInAnyOrder(
            "WITHDRAWAL W01 MAIL 2026-09-21T14:00",
            "WITHDRAWAL D-MKT MAIL 2026-09-21T14:00",
            "WITHDRAWAL D-MKT ROBOT 2026-09-21T14:00");
    assertThat(waiting()).noneMatch(each -> each.startsWith("ESCALATION"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-09-18T07:59, 2026-09-18T08:00",
    "2026-09-18T08:00, 2026-09-18T08:00",
    "2026-09-18T21:00, 2026-09-18T21:00",
    "2026-09-18T21:00:00.001, 2026-09-20T08:00",
    "2026-09-19T12:00, 2026-09-20T08:00",
    "2026-09-20T12:00, 2026-09-20T12:00",
    "2026-09-24T22:00, 2026-09-28T08:00",
    "2026-12-31T22:00, 2027-01-01T08:00",
    "2027-01-02T12:00, 2027-01-04T08:00",
  })
  void aRedGoesOutAtItsInstantOrAtTheNextEight(String at, String due) {
    assertThat(plan(told.says(RevisionKind.RAISED, Level.RED, at)))
        .contains("WARNING W01 MAIL " + due);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-09-18T08:59, 2026-09-18T09:00",
    "2026-09-18T09:00, 2026-09-18T09:00",
    "2026-09-18T09:00:00.001, 2026-09-20T09:00",
    "2026-09-24T12:00, 2026-09-28T09:00",
    "2026-12-31T12:00, 2027-01-01T09:00",
  })
  void aYellowWaitsForTheDigest(String at, String due) {
    assertThat(plan(told.says(RevisionKind.RAISED, Level.YELLOW, at)))
        .containsExactly("WARNING W01 MAIL " + due);
  }

  @Test
  void anAnswerKeepsItFromGoingUp() {
    plan(told.says(RevisionKind.RAISED, Level.RED, "2026-09-18T10:00"));
    sendUntil("2026-09-18T10:00");
    assertThat(waiting()).hasSize(3);

    plan(told.says(RevisionKind.RESTATED, Level.RED, "2026-09-18T11:00", Act.Kind.SIGN));

    assertThat(waiting()).isEmpty();
  }

  @Test
  void whatEndsBeforeTheDigestIsNotInIt() {
    plan(told.says(RevisionKind.RAISED, Level.YELLOW, "2026-09-18T10:00"));
    plan(told.says(RevisionKind.ENDED, Level.YELLOW, "2026-09-18T11:00"));

    assertThat(waiting()).isEmpty();
  }

  @Test
  void aRedThatEndedIsToldAndGoesNoFurther() {
    plan(told.says(RevisionKind.RAISED, Level.RED, "2026-09-18T22:00"));
    plan(told.says(RevisionKind.ENDED, Level.RED, "2026-09-18T23:00"));

    assertThat(waiting()).containsExactly("WARNING W01 MAIL 2026-09-20T08:00");
  }

  @Test
  void whatWasOverWhenItWasFoundIsToldOnlyIfItIsRed() {
    assertThat(
            plan(
                told.says(
                    RevisionKind.RAISED, AlertStatus.ENDED, Level.YELLOW, "2026-09-18T10:00")))
        .isEmpty();
    assertThat(
            plan(told.says(RevisionKind.HIGHER, AlertStatus.ENDED, Level.RED, "2026-09-18T11:00")))
        .containsExactly("WARNING W01 MAIL 2026-09-18T11:00");
  }

  @Test
  void aRetractionReachesNobodyWhoDidNotHearOfIt() {
    plan(told.says(RevisionKind.RAISED, Level.RED, "2026-09-18T22:00"));

    assertThat(plan(told.says(RevisionKind.RETRACTED, Level.RED, "2026-09-19T10:00"))).isEmpty();
    assertThat(waiting()).isEmpty();
  }

  @Test
  void aYellowThatIsRetractedIsNoNews() {
    plan(told.says(RevisionKind.RAISED, Level.YELLOW, "2026-09-18T08:00"));
    sendUntil("2026-09-18T09:00");

    assertThat(plan(told.says(RevisionKind.RETRACTED, Level.YELLOW, "2026-09-18T10:00"))).isEmpty();
  }

  @Test
  void whoWasToldOfARedHearsThatItIsYellow() {
    plan(told.says(RevisionKind.RAISED, Level.RED, "2026-09-18T10:00"));
    sendUntil("2026-09-18T10:00");

    assertThat(plan(told.says(RevisionKind.LOWER, Level.YELLOW, "2026-09-18T12:00")))
        .containsExactly("WITHDRAWAL W01 MAIL 2026-09-18T12:00");
    assertThat(waiting()).hasSize(1);
  }

  @Test
  void aRedThatTurnsOutToHaveBeenDecidedInTimeIsTakenBack() {
    plan(told.says(RevisionKind.RAISED, Level.RED, "2026-09-18T10:00"));
    sendUntil("2026-09-18T10:00");

    assertThat(plan(told.says(RevisionKind.ENDED, Level.YELLOW, "2026-09-18T12:00")))
        .containsExactly("WITHDRAWAL W01 MAIL 2026-09-18T12:00");
    assertThat(waiting()).containsExactly("WITHDRAWAL W01 MAIL 2026-09-18T12:00");
  }

  @Test
  void whoWasNotToldOfTheRedHearsOfTheYellowInTheDigest() {
    plan(told.says(RevisionKind.RAISED, Level.RED, "2026-09-18T22:00"));

    assertThat(plan(told.says(RevisionKind.LOWER, Level.YELLOW, "2026-09-19T12:00")))
        .containsExactly("WARNING W01 MAIL 2026-09-20T09:00");
  }

  @Test
  void eachTimeItIsTakenBackThoseHearWhoWereToldSince() {
    plan(told.says(RevisionKind.RAISED, Level.RED, "2026-09-21T10:00"));
    sendUntil("2026-09-21T10:00");
    plan(told.says(RevisionKind.RETRACTED, Level.RED, "2026-09-21T11:00"));
    sendUntil("2026-09-21T11:00");
    plan(told.says(RevisionKind.AGAIN, Level.RED, "2026-09-21T22:00"));

    assertThat(plan(told.says(RevisionKind.RETRACTED, Level.RED, "2026-09-21T23:00"))).isEmpty();
  }

  @Test
  void leadsOnFalsifiedDataNeverGoToTheWindow() {
    told.to("department inspection");

    assertThat(plan(told.says(RevisionKind.RAISED, Level.RED, "2026-09-18T10:00")))
        .containsExactly(
            "WARNING D-MKT MAIL 2026-09-18T10:00",
            "WARNING D-MKT ROBOT 2026-09-18T10:00",
            "ESCALATION J1 MAIL 2026-09-20T10:00");
  }

  @Test
  void notEvenWhereTheDepartmentCannotBeReached() {
    told.to("department inspection").of(new Where("510000", "C1", "W01", null, "NO-SUCH", null));

    assertThat(plan(told.says(RevisionKind.RAISED, Level.RED, "2026-09-18T10:00")))
        .allMatch(each -> each.contains(" D-MKT ") || each.contains(" J1 "));
  }

  @Test
  void whatMustBeConfirmedWaitsForItsRelease() {
    told.confirmed();

    assertThat(plan(told.says(RevisionKind.RAISED, Level.RED, "2026-09-18T10:00"))).isEmpty();
    assertThat(
            plan(told.says(RevisionKind.RESTATED, Level.RED, "2026-09-18T15:00", Act.Kind.RELEASE)))
        .contains("WARNING W01 MAIL 2026-09-18T15:00", "ESCALATION J1 MAIL 2026-09-20T15:00");
  }

  @Test
  void whatIsUpheldAfterARescissionIsToldAgain() {
    plan(told.says(RevisionKind.RAISED, Level.RED, "2026-09-18T10:00"));
    sendUntil("2026-09-18T10:00");
    plan(told.says(RevisionKind.RETRACTED, Level.RED, "2026-09-18T11:00", Act.Kind.RESCIND));
    sendUntil("2026-09-18T11:00");

    assertThat(plan(told.says(RevisionKind.AGAIN, Level.RED, "2026-09-18T12:00", Act.Kind.UPHOLD)))
        .contains("WARNING W01 MAIL 2026-09-18T12:00");
  }

  @Test
  void whereTheWindowCannotBeReachedTheNextStepIsTold() {
    told.of(new Where("510000", "C1", "W99", null, "D-MKT", null));

    assertThat(plan(told.says(RevisionKind.RAISED, Level.RED, "2026-09-18T10:00")))
        .containsExactly(
            "WARNING W99 no way 2026-09-18T10:00",
            "FALLBACK D-MKT MAIL 2026-09-18T10:00",
            "FALLBACK D-MKT ROBOT 2026-09-18T10:00",
            "ESCALATION J1 MAIL 2026-09-20T10:00");
  }

  @Test
  void bothUnitsOfADualIntakeAreTold() {
    told.to("department inspection")
        .alsoOf(
            new Where("510000", "C1", "W06", null, "D-HEA", null),
            new Where("510000", "C1", "W01", null, "D-MKT", null));

    assertThat(plan(told.says(RevisionKind.RAISED, Level.RED, "2026-09-18T10:00")))
        .filteredOn(each -> each.startsWith("WARNING"))
        .containsExactly(
            "WARNING D-MKT MAIL 2026-09-18T10:00",
            "WARNING D-MKT ROBOT 2026-09-18T10:00",
            "WARNING D-HEA MAIL 2026-09-18T10:00");
  }

  @Test
  void whatCannotBeDeliveredGoesToTheNextStep() {
    News red = told.says(RevisionKind.RAISED, Level.RED, "2026-09-18T10:00");
    plan(red);
    Notice lost = kept.get(0).notice();

    assertThat(planner.instead(lost, red, Told.at("2026-09-18T12:00")))
        .extracting(PlannerTest::words)
        .containsExactly(
            "FALLBACK D-MKT MAIL 2026-09-18T12:00", "FALLBACK D-MKT ROBOT 2026-09-18T12:00");
    News retracted = told.says(RevisionKind.RETRACTED, Level.RED, "2026-09-18T11:00");
    assertThat(planner.instead(lost, retracted, Told.at("2026-09-18T12:00"))).isEmpty();
  }

  @Test
  void theSameRevisionMakesTheSameNotices() {
    News red = new Told().says(RevisionKind.RAISED, Level.RED, "2026-09-18T10:00");

    assertThat(planner.plan(red, null, List.of()).planned())
        .extracting(Notice::id)
        .isEqualTo(planner.plan(red, null, List.of()).planned().stream().map(Notice::id).toList())
        .doesNotHaveDuplicates();
  }

  @Test
  void signingLaterNewsIsNoNews() {
    plan(told.says(RevisionKind.RAISED, Level.RED, "2026-09-18T10:00"));
    Stream.of(RevisionKind.REDATED, RevisionKind.RESTATED)
        .forEach(
            kind -> assertThat(plan(told.says(kind, Level.RED, "2026-09-18T11:00"))).isEmpty());
    assertThat(waiting()).hasSize(4);
  }

  @Test
  void whoUpholdsWhatWasReleasedTellsNobodyAnew() {
    told.confirmed();
    plan(told.says(RevisionKind.RAISED, Level.RED, "2026-09-18T10:00"));
    plan(told.says(RevisionKind.RESTATED, Level.RED, "2026-09-18T11:00", Act.Kind.RELEASE));
    sendUntil("2026-09-18T11:00");

    assertThat(
            plan(
                told.says(
                    RevisionKind.RESTATED,
                    Level.RED,
                    "2026-09-18T12:00",
                    Act.Kind.RELEASE,
                    Act.Kind.EXPLAIN,
                    Act.Kind.UPHOLD)))
        .isEmpty();
    assertThat(waiting()).isEmpty();
  }

  @Test
  void whatNeedNotBeConfirmedAnyMoreIsTold() {
    told.confirmed();
    plan(told.says(RevisionKind.RAISED, Level.RED, "2026-09-18T10:00"));
    told.unconfirmed();

    assertThat(plan(told.says(RevisionKind.RESTATED, Level.RED, "2026-09-18T11:00")))
        .contains("WARNING W01 MAIL 2026-09-18T11:00");
  }

  @Test
  void aWithdrawalThatIsOvertakenIsNotSent() {
    plan(told.says(RevisionKind.RAISED, Level.RED, "2026-09-21T10:00"));
    sendUntil("2026-09-21T10:00");
    plan(told.says(RevisionKind.RETRACTED, Level.RED, "2026-09-21T22:00"));
    assertThat(waiting()).containsExactly("WITHDRAWAL W01 MAIL 2026-09-22T08:00");
    plan(told.says(RevisionKind.AGAIN, Level.RED, "2026-09-21T23:00"));

    assertThat(waiting()).noneMatch(each -> each.startsWith("WITHDRAWAL"));
    assertThat(plan(told.says(RevisionKind.RETRACTED, Level.RED, "2026-09-21T23:30")))
        .containsExactly("WITHDRAWAL W01 MAIL 2026-09-22T08:00");
    assertThat(plan(told.says(RevisionKind.RESTATED, Level.RED, "2026-09-21T23:40"))).isEmpty();
  }

  @Test
  void whatWasAnsweredIsNotPassedUp() {
    News red = told.says(RevisionKind.RAISED, Level.RED, "2026-09-18T10:00");
    plan(red);
    Notice lost = kept.get(0).notice();
    News signed = told.says(RevisionKind.RESTATED, Level.RED, "2026-09-18T11:00", Act.Kind.SIGN);

    assertThat(planner.instead(lost, signed, Told.at("2026-09-18T12:00"))).isEmpty();
  }

  @Test
  void whatIsAboutACalendarIsToldToACentre() {
    told.to("centre").of(new Where("CN", null, null, null, null, null));

    assertThat(plan(told.says(RevisionKind.RAISED, Level.NOTICE, "2026-12-01T00:00")))
        .containsExactly("WARNING C1 MAIL 2026-12-01T09:00", "WARNING C1 ROBOT 2026-12-01T09:00");
  }

  @Test
  void whatIsNotConfirmedYetIsNotToldByWhatWaited() {
    plan(told.says(RevisionKind.RAISED, Level.YELLOW, "2026-09-17T16:00"));
    plan(told.confirmed().says(RevisionKind.HIGHER, Level.RED, "2026-09-17T17:00:00.001"));

    assertThat(waiting()).as("the yellow of the morning would be told as a red").isEmpty();
    assertThat(
            plan(told.says(RevisionKind.RESTATED, Level.RED, "2026-09-18T10:00", Act.Kind.RELEASE)))
        .contains("WARNING W01 MAIL 2026-09-18T10:00");
  }

  @Test
  void aWithdrawalGoesOutThoughMoreIsToBeConfirmed() {
    plan(told.says(RevisionKind.RAISED, Level.RED, "2026-09-18T10:00"));
    sendUntil("2026-09-18T10:00");
    plan(told.says(RevisionKind.RETRACTED, Level.RED, "2026-09-18T22:00"));
    plan(told.confirmed().says(RevisionKind.AGAIN, Level.RED, "2026-09-18T23:00"));

    assertThat(waiting()).containsExactly("WITHDRAWAL W01 MAIL 2026-09-20T08:00");
  }

  @Test
  void whatCannotBeDeliveredIsNotPassedOnBeforeItIsConfirmed() {
    plan(told.says(RevisionKind.RAISED, Level.RED, "2026-09-18T10:00"));
    Notice lost = kept.get(0).notice();
    News unconfirmed = told.confirmed().says(RevisionKind.RESTATED, Level.RED, "2026-09-18T11:00");

    assertThat(planner.instead(lost, unconfirmed, Told.at("2026-09-18T12:00"))).isEmpty();
  }

  @Test
  void anEscalationGoesBeyondWhoeverCannotBeReached(@TempDir Path folder) throws Exception {
    String places =
        new String(
            RulebookBundle.shipped("county").files().get("places.csv"), StandardCharsets.UTF_8);
    Files.writeString(folder.resolve("rulebook.yaml"), "name: book\nbasedOn: county\n");
    Files.writeString(
        folder.resolve("places.csv"), places.replace("mail:d-mkt@yushi.example robot:market", ""));
    Rulebook book = RulebookLoader.load(RulebookBundle.read(folder));
    News red =
        told.to("window department centre")
            .says(RevisionKind.RAISED, Level.RED, "2026-09-18T10:00");

    assertThat(new Planner(book).plan(red, null, List.of()).planned())
        .extracting(PlannerTest::words)
        .containsExactly(
            "WARNING W01 MAIL 2026-09-18T10:00",
            "ESCALATION D-MKT no way 2026-09-18T14:00",
            "ESCALATION C1 MAIL 2026-09-18T14:00",
            "ESCALATION C1 ROBOT 2026-09-18T14:00");
  }

  @Test
  void aCentreThatNobodyListsKeepsNothingFromTheInspectionOffice() {
    told.of(new Where("510000", "C9", "W06", null, null, null));

    assertThat(plan(told.says(RevisionKind.RAISED, Level.RED, "2026-09-18T10:00")))
        .anyMatch(each -> each.startsWith("ESCALATION J1 MAIL"));
  }

  @Test
  void aCaseThatMovesIsToldWhereItIsNow() {
    plan(told.says(RevisionKind.RAISED, Level.RED, "2026-09-18T10:00"));
    sendUntil("2026-09-18T10:00");
    told.of(new Where("510000", "C1", "W06", null, "D-HEA", null));

    assertThat(plan(told.says(RevisionKind.RESTATED, Level.RED, "2026-09-18T11:00")))
        .containsExactly("WARNING W06 MAIL 2026-09-18T11:00");
    assertThat(plan(told.says(RevisionKind.RESTATED, Level.RED, "2026-09-18T11:30"))).isEmpty();
  }

  @Test
  void anEscalationOfAYellowIsNoDigest() {
    plan(told.says(RevisionKind.RAISED, Level.YELLOW, "2026-09-17T16:00"));
    Notice warning = kept.get(0).notice();
    Notice escalation =
        new Notice(
            warning.alertId(),
            warning.revision(),
            Notice.Kind.ESCALATION,
            Level.YELLOW,
            Tier.DEPARTMENT,
            "D-MKT",
            "",
            warning.channel(),
            null,
            null,
            false,
            null,
            warning.dueAt());

    assertThat(warning.isForDigest()).isTrue();
    assertThat(escalation.isForDigest()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "false, 2026-09-18T21:30, 2026-09-20T08:00",
    "true, 2026-09-18T21:30, 2026-09-18T22:00",
    "false, 2026-09-18T10:59:59, 2026-09-18T11:00",
  })
  void whatIsBeyondTheBudgetComesWithTheNextHour(boolean urgent, String at, String due) {
    SendingHours hours = new SendingHours(COUNTY.calendars().of("C1", "510000"));

    assertThat(Told.clock(hours.nextHour(Told.at(at), urgent))).isEqualTo(due);
  }
}
