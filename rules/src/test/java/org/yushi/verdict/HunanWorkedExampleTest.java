package org.yushi.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yushi.Given.accepted;
import static org.yushi.Given.at;
import static org.yushi.Given.decided;
import static org.yushi.Given.event;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yushi.Given;
import org.yushi.calendar.OfficeCalendar;
import org.yushi.casework.EventType;
import org.yushi.rulebook.Rulebook;
import org.yushi.rulebook.RulebookFolder;

/**
 * The first example of Hunan's own rule document (2018): accepted on Monday 15 October 2018 at
 * 10:00, promise 7 days, statute 10, no holiday in the period.
 */
class HunanWorkedExampleTest {
  private static final String CASE_TIME = "2018-10-15T10:00";
  private static Rulebook rulebook;
  private static Review review;

  @BeforeAll
  static void load(@TempDir Path folder) throws Exception {
    rulebook =
        RulebookFolder.basedOn("hunan", folder)
            .with(
                "calendars/published.csv",
                "region,from,until,week\n430000,2018-01-01,2018-12-31,MON-FRI\n")
            .with("calendars/days.csv", "place,date,day\n430000,2018-10-01,OFF\n")
            .with("items.csv", "item,kind,promised,statutory\nCASE,承诺,7wd,10wd\n")
            .load();
    review = Review.by(rulebook);
  }

  @AfterAll
  static void close() {
    review.close();
  }

  private static Given given() {
    return accepted(CASE_TIME).item("CASE").window("W01");
  }

  private static Given threeDaysStopped(String at) {
    return event(EventType.CLOCK_STOPPED, at).details("鉴定", "N1", null, 3, null);
  }

  @Test
  void noticeYellowAndRedComeAfterTenOClockOfTheirDays() {
    assertThat(review.line("overdue", given()))
        .containsExactly(
            "NOTICE DUE_SOON 10-19T10:00:00.001",
            "YELLOW PAST_PROMISE 10-24T10:00:00.001",
            "RED PAST_STATUTORY 10-29T10:00:00.001");
  }

  @Test
  void threeDaysOfStopShiftAllByThree() {
    assertThat(review.line("overdue", given(), threeDaysStopped("2018-10-16T10:00")))
        .containsExactly(
            "NOTICE DUE_SOON 10-24T10:00:00.001",
            "YELLOW PAST_PROMISE 10-29T10:00:00.001",
            "RED PAST_STATUTORY 11-01T10:00:00.001");
  }

  @Test
  void aStopFromTheSecondOfAcceptanceShiftsAllByThree() {
    assertThat(review.line("overdue", given(), threeDaysStopped(CASE_TIME)))
        .containsExactly(
            "NOTICE DUE_SOON 10-24T10:00:00.001",
            "YELLOW PAST_PROMISE 10-29T10:00:00.001",
            "RED PAST_STATUTORY 11-01T10:00:00.001");
  }

  @Test
  void aStopDuringTheNoticeEndsItUntilTheClockRunsAgain() {
    assertThat(review.line("overdue", given(), threeDaysStopped("2018-10-22T10:00")))
        .containsExactly(
            "NOTICE DUE_SOON 10-19T10:00:00.001",
            "- 10-22T10:00:00.000",
            "NOTICE DUE_SOON 10-25T10:00:00.000",
            "YELLOW PAST_PROMISE 10-29T10:00:00.001",
            "RED PAST_STATUTORY 11-01T10:00:00.001");
  }

  @Test
  void decidedAtTheSecondOfThePromiseItWasNeverYellow() {
    assertThat(review.line("overdue", given(), decided("2018-10-24T10:00")))
        .containsExactly("NOTICE DUE_SOON 10-19T10:00:00.001", "- 10-24T10:00:00.000");
  }

  /**
   * The document's own words: elapsed time, rounded up to days, is the promise less two or more.
   */
  @Test
  void theNoticeIsWhatTheDocumentsRoundingSays() {
    OfficeCalendar calendar = rulebook.calendars().of(null, null);
    Instant accepted = at(CASE_TIME);
    Line line =
        review.lines(given()).stream()
            .filter(each -> each.rule().equals("overdue"))
            .findFirst()
            .orElseThrow()
            .line();
    for (Instant now = accepted; now.isBefore(at("2018-10-24T10:00")); now = now.plusSeconds(900)) {
      for (Instant instant : new Instant[] {now.minusMillis(1), now, now.plusMillis(1)}) {
        Duration elapsed = calendar.officeTime(accepted, instant);
        long hours = 8L * 60 * 60 * 1000;
        long roundedUp = (elapsed.toMillis() + hours - 1) / hours;
        boolean noticed = Standing.of(line.upTo(instant)) != null;

        assertThat(noticed).as("noticed at %s", instant).isEqualTo(roundedUp >= 7 - 2);
      }
    }
  }
}
