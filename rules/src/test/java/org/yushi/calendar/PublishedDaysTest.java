package org.yushi.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yushi.Given.SHANGHAI;
import static org.yushi.Given.at;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What lies outside the published span does not exist yet: 1 to 31 December 2026. */
class PublishedDaysTest {
  private final OfficeCalendar calendar =
      new OfficeCalendar(
          new WorkingDays(
              LocalDate.of(2026, 12, 1),
              LocalDate.of(2026, 12, 31),
              EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
              Map.of()),
          List.of(new OfficeHours(LocalDate.MIN, LocalDate.MAX, OfficeHours.parse("09:00-17:00"))),
          SHANGHAI,
          Counting.BY_DAY);

  private static Limit days(int n) {
    return new Limit(n, Limit.Unit.WORKING_DAYS);
  }

  @Test
  void theLastPublishedDayIsTheLastDue() {
    assertThat(calendar.due(at("2026-12-28T10:00"), days(3), 0)).isEqualTo(at("2026-12-31T17:00"));
    assertThat(calendar.due(at("2026-12-28T10:00"), days(4), 0)).isNull();
    assertThat(calendar.due(at("2026-12-28T10:00"), days(3), 1)).isNull();
  }

  @Test
  void aLimitBegunOutsideTheSpanIsNotDated() {
    assertThat(calendar.due(at("2026-11-30T10:00"), days(3), 0)).isNull();
    assertThat(calendar.due(at("2027-01-01T10:00"), days(0), 0)).isNull();
    assertThat(calendar.workingDay(LocalDate.of(2026, 11, 30), 1)).isNull();
  }

  @Test
  void officeTimeMayEndWithTheLastMinute() {
    assertThat(calendar.plus(at("2026-12-31T09:00"), Duration.ofHours(8)))
        .isEqualTo(at("2026-12-31T17:00"));
    assertThat(calendar.plus(at("2026-12-31T09:00"), Duration.ofHours(8).plusMillis(1))).isNull();
    assertThat(calendar.plus(at("2027-01-01T09:00"), Duration.ofMillis(1))).isNull();
  }

  @Test
  void officeTimeMayBeginWithTheFirstMinute() {
    assertThat(calendar.minus(at("2026-12-01T17:00"), Duration.ofHours(8)))
        .isEqualTo(at("2026-12-01T09:00"));
    assertThat(calendar.minus(at("2026-12-01T17:00"), Duration.ofHours(8).plusMillis(1))).isNull();
  }

  @Test
  void officeTimeAcrossTheEndIsNotKnown() {
    assertThat(calendar.officeTime(at("2026-12-31T16:00"), at("2026-12-31T23:59")))
        .isEqualTo(Duration.ofHours(1));
    assertThat(calendar.officeTime(at("2026-12-31T16:00"), at("2027-01-01T00:00"))).isNull();
    assertThat(calendar.officeTime(at("2026-11-30T16:00"), at("2026-12-02T00:00"))).isNull();
  }

  @Test
  void noTimeMovesNothingWhereverItIs() {
    assertThat(calendar.plus(at("2027-06-01T12:34"), Duration.ZERO))
        .isEqualTo(at("2027-06-01T12:34"));
    assertThat(calendar.minus(at("2027-06-01T12:34"), Duration.ZERO))
        .isEqualTo(at("2027-06-01T12:34"));
    assertThat(calendar.sameClock(at("2027-06-01T12:34"), 0)).isEqualTo(at("2027-06-01T12:34"));
  }

  @Test
  void theSameClockTimeOneWorkingDayBefore() {
    assertThat(calendar.sameClock(at("2026-12-07T17:00"), -1)).isEqualTo(at("2026-12-04T17:00"));
    assertThat(calendar.sameClock(at("2026-12-06T12:00"), -1)).isEqualTo(at("2026-12-04T12:00"));
    assertThat(calendar.sameClock(at("2026-12-01T12:00"), -1)).isNull();
  }

  @Test
  void thePromisedDateOfAnUnpublishedDayStillHasAClosingTime() {
    assertThat(calendar.close(LocalDate.of(2027, 1, 5))).isEqualTo(at("2027-01-05T17:00"));
    assertThat(calendar.isWorkingDay(LocalDate.of(2027, 1, 5))).isFalse();
  }
}
