package org.yushi.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yushi.Given.SHANGHAI;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yushi.calendar.Counting;
import org.yushi.calendar.Limit;
import org.yushi.calendar.OfficeCalendar;

/** Dates worked out by hand from the notices of the State Council, with the shipped calendars. */
class GoldenVectorsTest {
  private static final LocalTime CLOSE = LocalTime.of(17, 0);

  private static OfficeCalendar shipped(String rulebook) throws RulebookException {
    return RulebookLoader.load(RulebookBundle.shipped(rulebook)).calendars().of(null, null);
  }

  private static Instant on(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(SHANGHAI).toInstant();
  }

  @ParameterizedTest(name = "accepted {0}, {1} working days: due {2}")
  @CsvSource({
    "2024-02-02, 5, 2024-02-08",
    "2024-02-08, 3, 2024-02-19",
    "2024-04-26, 20, 2024-05-27",
    "2025-01-26, 20, 2025-02-28",
    "2025-09-26, 5, 2025-10-10",
    "2025-09-30, 20, 2025-11-04",
    "2026-02-13, 5, 2026-02-27",
    "2026-02-13, 20, 2026-03-19",
    "2026-04-30, 5, 2026-05-11",
    "2026-09-18, 5, 2026-09-24",
    "2026-10-09, 45, 2026-12-10"
  })
  void dueDatesOfBothWaysOfCounting(LocalDate accepted, int days, LocalDate due) throws Exception {
    Limit limit = new Limit(days, Limit.Unit.WORKING_DAYS);
    OfficeCalendar byDay = shipped("county");
    OfficeCalendar byTime = shipped("hunan");
    LocalTime ten = LocalTime.of(10, 0);
    LocalTime evening = LocalTime.of(18, 0);

    assertThat(byDay.counting()).isEqualTo(Counting.BY_DAY);
    assertThat(byDay.due(on(accepted, ten), limit, 0)).isEqualTo(on(due, CLOSE));
    assertThat(byDay.due(on(accepted, evening), limit, 0)).isEqualTo(on(due, CLOSE));
    assertThat(byTime.counting()).isEqualTo(Counting.BY_ELAPSED_TIME);
    assertThat(byTime.due(on(accepted, ten), limit, 0)).isEqualTo(on(due, ten));
    assertThat(byTime.due(on(accepted, evening), limit, 0)).isEqualTo(on(due, CLOSE));
  }

  @ParameterizedTest(name = "{0} has {1} working days")
  @CsvSource({"2024, 251", "2025, 248", "2026, 248"})
  void workingDaysOfTheYears(int year, long working) throws Exception {
    OfficeCalendar calendar = shipped("county");
    LocalDate first = LocalDate.of(year, 1, 1);

    assertThat(
            IntStream.range(0, first.lengthOfYear())
                .mapToObj(first::plusDays)
                .filter(calendar::isWorkingDay)
                .count())
        .isEqualTo(working);
  }
}
