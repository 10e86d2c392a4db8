package org.yushi.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yushi.Given.accepted;
import static org.yushi.Given.at;
import static org.yushi.Given.decided;
import static org.yushi.Given.event;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yushi.Given;
import org.yushi.casework.CaseFile;
import org.yushi.casework.EventType;
import org.yushi.casework.Where;
import org.yushi.rulebook.Rulebook;
import org.yushi.rulebook.RulebookFolder;

/** What a centre may set: thresholds of its own, grades switched off, rows that change by date. */
class PolicyAtWorkTest {
  private static final String ACCEPTED = "2026-03-02T10:00";
  private static Rulebook rulebook;
  private static RuleEngine engine;
  private static RuleEngine.Session session;
  private static Review review;

  @BeforeAll
  static void load(@TempDir Path folder) throws Exception {
    rulebook =
        RulebookFolder.copyOfCounty(folder)
            .with(
                "items.csv",
                """
                item,kind,promised,from,until
                AT-ONCE,承诺,5wd,,
                ONE-DAY,承诺,5wd,,
                NATURAL,承诺,10nd,,
                CLOSED,承诺,6nd,,
                HOURS,承诺,16wh,,
                SILENT,承诺,3wd,,
                DATED,承诺,3wd,,2026-03-04
                DATED,承诺,5wd,2026-03-05,
                """)
            .plus("policy.csv", "registration-only,UNHANDLED,,AT-ONCE,,P0D,RED,,,,")
            .plus("policy.csv", "registration-only,UNHANDLED,,ONE-DAY,,P1D,YELLOW,,,,")
            .plus("policy.csv", "registration-only,UNHANDLED,,NATURAL,,P2D,YELLOW,,,,")
            .plus("policy.csv", "overdue,DUE_SOON,,SILENT,,P1D,OFF,,,,")
            .plus("policy.csv", "overdue,PAST_PROMISE,,,C1,,YELLOW,,,,2026-03-05")
            .plus("policy.csv", "overdue,PAST_PROMISE,,,C1,,RED,,,2026-03-06,")
            .plus("policy.csv", "dual-intake,TWO_OPEN,,,T1,hours=336 units=any,RED,,,,")
            .load();
    engine = RuleEngine.compile(rulebook);
    session = engine.newSession();
    review = Review.by(rulebook);
  }

  @AfterAll
  static void close() {
    review.close();
    session.close();
    engine.close();
  }

  private static Given of(String item) {
    return accepted(ACCEPTED).item(item).window("W11");
  }

  @Test
  void atOnceMeansFromAcceptance() {
    assertThat(review.line("registration-only", of("AT-ONCE")))
        .containsExactly("RED UNHANDLED 03-02T10:00:00.000");
    assertThat(
            review.line(
                "registration-only", of("AT-ONCE"), event(EventType.STEP_STARTED, ACCEPTED)))
        .containsExactly("RED UNHANDLED 03-02T10:00:00.000", "- 03-02T10:00:00.000");
  }

  @Test
  void aDurationReplacesShareAndLeast() {
    assertThat(review.line("registration-only", of("ONE-DAY")))
        .containsExactly("YELLOW UNHANDLED 03-03T10:00:00.000");
  }

  /** Days of a threshold are days of the limit's own kind; they were working days throughout. */
  @Test
  void forALimitInNaturalDaysItIsNaturalDays() {
    assertThat(
            review.line(
                "registration-only", accepted("2026-03-06T10:00").item("NATURAL").window("W11")))
        .containsExactly("YELLOW UNHANDLED 03-08T10:00:00.000");
  }

  @Test
  void aGradeSwitchedOffLeavesNoStep() {
    assertThat(review.line("overdue", of("SILENT")))
        .containsExactly("RED PAST_PROMISE 03-05T17:00:00.001");
  }

  @Test
  void theRowInForceWhenTheStepBeginsCounts() {
    assertThat(review.line("overdue", accepted(ACCEPTED).item("SILENT").centre("C1")))
        .containsExactly("YELLOW PAST_PROMISE 03-05T17:00:00.001");
    assertThat(review.line("overdue", accepted("2026-03-03T10:00").item("SILENT").centre("C1")))
        .containsExactly("RED PAST_PROMISE 03-06T17:00:00.001");
  }

  @Test
  void theCatalogueInForceAtAcceptanceCounts() {
    assertThat(review.line("overdue", accepted("2026-03-04T16:00").item("DATED")))
        .contains("RED PAST_PROMISE 03-09T17:00:00.001");
    assertThat(review.line("overdue", accepted("2026-03-05T09:00").item("DATED")))
        .contains("RED PAST_PROMISE 03-12T17:00:00.001");
  }

  private static CaseIntake intake(String id, String centre, Instant at) {
    return new CaseIntake(
        id,
        "ONE-DAY",
        at,
        null,
        new Where(null, centre, null, null, null, null),
        null,
        null,
        false,
        List.of());
  }

  @Test
  void unitsAndHoursOfADualIntakeAreTheCentresOwn() {
    IntakeReviewer reviewer = new IntakeReviewer(rulebook, session);
    CaseIntake early = intake("a", "T1", at(ACCEPTED));
    CaseIntake twoWeeksLater = intake("b", "T1", at("2026-03-16T10:00"));
    CaseIntake later = intake("b", "T1", at("2026-03-16T10:00:00.001"));

    assertThat(reviewer.review(twoWeeksLater, List.of(early, twoWeeksLater))).hasSize(1);
    assertThat(reviewer.review(later, List.of(early, later))).isEmpty();
    assertThat(
            reviewer.review(
                intake("b", "C1", at("2026-03-16T10:00")),
                List.of(intake("a", "C1", at(ACCEPTED)))))
        .isEmpty();
  }

  @Test
  void aVerdictSaysWhoMaySeeItAndWhetherAPersonMustConfirmIt() {
    CaseReviewer reviewer = new CaseReviewer(rulebook, session);
    CaseFile file =
        Review.file(of("SILENT"), event(EventType.SENT_AWAY, "2026-03-02T11:00").id("s"));
    Verdict verdict =
        reviewer.review(file).stream()
            .filter(line -> line.about().equals("s"))
            .map(line -> reviewer.verdict(file, line))
            .findFirst()
            .orElseThrow();

    assertThat(verdict.confirm()).isTrue();
    assertThat(verdict.audience()).isEqualTo("department inspection");
    assertThat(verdict.rulebook()).isEqualTo(rulebook.version());
    assertThat(verdict.where().window()).isEqualTo("W11");
    assertThat(verdict.zone()).isEqualTo("Asia/Shanghai");
  }

  // --- what is said ---

  @Test
  void theComputationSaysFromWhenWhichDaysCountedAndWhichDidNotAndWhy() {
    assertThat(
            review.words(
                "overdue", accepted("2026-02-13T10:00").item("DATED"), decided("2026-03-09T10:00")))
        .contains("Counted from acceptance at 2026-02-13 10:00.")
        .contains("Promised limit 3 working days.")
        .contains("02-14 (make-up working day), 02-24 to 02-25")
        .contains("02-15 to 02-23 (Spring Festival)")
        .contains("Due by 2026-02-25 17:00.")
        .contains("Decided at 2026-03-09 10:00, ");
  }

  @Test
  void aLateExcuseSaysHowLateItWasFiled() {
    assertThat(
            review.words(
                "overdue",
                accepted(ACCEPTED).item("SILENT"),
                Given.stopped("2026-03-05T15:00", "2026-03-09T15:00")
                    .id("x")
                    .known("2026-03-06T09:30")))
        .contains("Event x (clock stopped) was reported at 2026-03-06 09:30")
        .contains("after the due date 2026-03-05 17:00")
        .contains("excuse filed 17 hours late, not honoured");
  }

  @Test
  void aStopSaysWhatItCovered() {
    assertThat(
            review.words(
                "overdue",
                accepted(ACCEPTED).item("SILENT"),
                Given.stopped("2026-03-03T13:00", "2026-03-04T10:30")))
        .contains(
            "from 2026-03-03 13:00 to 2026-03-04 10:30: 5 h 30 min of office time not counted");
  }

  @Test
  void ofNaturalDaysEveryDayIsSaidToCount() {
    assertThat(review.words("overdue", of("NATURAL")))
        .contains("closed days do, and day 10 is 2026-03-12. Due by 2026-03-12 17:00")
        .doesNotContain("not counted:");
    assertThat(review.words("overdue", of("CLOSED")))
        .contains(
            "day 6 is 2026-03-08. The office is closed on that day, so it ends on 2026-03-09.");
  }

  @Test
  void ofWorkingHoursOfficeTimeIsSaidToCount() {
    assertThat(review.words("overdue", of("HOURS"))).contains("Counted by office time");
  }
}
