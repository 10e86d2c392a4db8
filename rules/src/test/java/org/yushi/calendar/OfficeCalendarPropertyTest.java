package org.yushi.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The calendar's tables against a walk minute by minute, in an office of every sort. */
class OfficeCalendarPropertyTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2026, 12, 31);
  private static final Set<DayOfWeek> WEEK = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  /** An office with its special days. */
  record Office(ZoneId zone, List<OfficeHours> hours, Map<LocalDate, Boolean> special) {
    WorkingDays days() {
      Map<LocalDate, WorkingDays.SpecialDay> named = new HashMap<>();
      special.forEach((day, open) -> named.put(day, new WorkingDays.SpecialDay(open, "节", "day")));
      return new WorkingDays(FIRST, LAST, WEEK, named);
    }

    OfficeCalendar calendar(Counting counting) {
      return new OfficeCalendar(days(), hours, zone, counting);
    }

    MinuteWalk walk() {
      return new MinuteWalk(days(), hours, zone);
    }

    Office closedOn(LocalDate day) {
      Map<LocalDate, Boolean> more = new HashMap<>(special);
      more.put(day, false);
      return new Office(zone, hours, more);
    }
  }

  @Provide
  Arbitrary<Office> offices() {
    Arbitrary<ZoneId> zones = Arbitraries.of(SHANGHAI, AMSTERDAM);
    Arbitrary<List<OfficeHours>> hours =
        Arbitraries.of(
            always("09:00-17:00"),
            always("09:00-12:00 13:00-17:00"),
            always("01:30-04:10 22:00-23:45"),
            List.of(
                hours("2026-01-01", "2026-03-31", "09:00-12:00 13:30-17:30"),
                hours("2026-04-01", "2026-09-30", "08:30-12:00 14:30-18:00"),
                hours("2026-10-01", "2026-12-31", "09:00-17:00")));
    Arbitrary<Map<LocalDate, Boolean>> special =
        Arbitraries.maps(
                Arbitraries.integers().between(50, 130).map(FIRST::plusDays),
                Arbitraries.of(true, false))
            .ofMaxSize(15);
    return Combinators.combine(zones, hours, special).as(Office::new);
  }

  /** Minutes around both the change to summer time (29 March) and that of the hours (1 April). */
  @Provide
  Arbitrary<Instant> minutes() {
    Instant begin = FIRST.plusDays(60).atStartOfDay(AMSTERDAM).toInstant();
    return Arbitraries.integers()
        .between(0, 45 * 24 * 60)
        .map(minute -> begin.plusSeconds(60L * minute));
  }

  @Provide
  Arbitrary<Integer> spans() {
    return Arbitraries.integers().between(0, 4_000);
  }

  private static List<OfficeHours> always(String text) {
    return List.of(hours("2026-01-01", "2026-12-31", text));
  }

  private static OfficeHours hours(String from, String until, String text) {
    return new OfficeHours(LocalDate.parse(from), LocalDate.parse(until), OfficeHours.parse(text));
  }

  @Property(tries = 250)
  void officeTimeIsTheNumberOfOpenMinutes(
      @ForAll("offices") Office office,
      @ForAll("minutes") Instant a,
      @ForAll("minutes") Instant b) {
    Instant from = a.isBefore(b) ? a : b;
    Instant to = a.isBefore(b) ? b : a;

    assertThat(office.calendar(Counting.BY_DAY).officeTime(from, to))
        .isEqualTo(Duration.ofMinutes(office.walk().minutesBetween(from, to)));
  }

  @Property(tries = 100)
  void officeTimeBackwardsIsNone(
      @ForAll("offices") Office office,
      @ForAll("minutes") Instant a,
      @ForAll("minutes") Instant b) {
    Instant earlier = a.isBefore(b) ? a : b;
    Instant later = a.isBefore(b) ? b : a;

    assertThat(office.calendar(Counting.BY_DAY).officeTime(later, earlier)).isZero();
  }

  @Property(tries = 250)
  void plusIsTheEarliestInstantAtWhichTheMinutesAreOver(
      @ForAll("offices") Office office,
      @ForAll("minutes") Instant from,
      @ForAll("spans") int minutes) {
    assertThat(office.calendar(Counting.BY_DAY).plus(from, Duration.ofMinutes(minutes)))
        .isEqualTo(office.walk().after(from, minutes));
  }

  @Property(tries = 250)
  void minusIsTheLatestInstantFromWhichTheMinutesAreLeft(
      @ForAll("offices") Office office,
      @ForAll("minutes") Instant to,
      @ForAll @IntRange(max = 2_000) int minutes) {
    assertThat(office.calendar(Counting.BY_DAY).minus(to, Duration.ofMinutes(minutes)))
        .isEqualTo(office.walk().before(to, minutes));
  }

  @Property(tries = 200)
  void byDayTheLimitEndsAtCloseOfTheLastWorkingDay(
      @ForAll("offices") Office office,
      @ForAll("minutes") Instant start,
      @ForAll @IntRange(min = 1, max = 30) int limit) {
    OfficeCalendar calendar = office.calendar(Counting.BY_DAY);
    LocalDate last = office.walk().workingDayAfter(calendar.dateOf(start), limit);
    Instant close =
        office.walk().before(last.plusDays(1).atStartOfDay(office.zone()).toInstant(), 1);

    assertThat(calendar.due(start, new Limit(limit, Limit.Unit.WORKING_DAYS), 0))
        .isEqualTo(close.plusSeconds(60));
  }

  @Property(tries = 200)
  void byElapsedTimeTheLimitEndsWhenThatManyNormalDaysAreOver(
      @ForAll("offices") Office office,
      @ForAll("minutes") Instant start,
      @ForAll @IntRange(min = 1, max = 15) int limit) {
    OfficeCalendar calendar = office.calendar(Counting.BY_ELAPSED_TIME);
    long normalDay = calendar.normalDay(calendar.dateOf(start)).toMinutes();

    assertThat(calendar.due(start, new Limit(limit, Limit.Unit.WORKING_DAYS), 0))
        .isEqualTo(office.walk().after(start, limit * normalDay));
  }

  @Property(tries = 200)
  void workingHoursEndWhenThatMuchOfficeTimeIsOver(
      @ForAll("offices") Office office,
      @ForAll("minutes") Instant start,
      @ForAll @IntRange(max = 40) int limit,
      @ForAll Counting counting) {
    assertThat(office.calendar(counting).due(start, new Limit(limit, Limit.Unit.WORKING_HOURS), 0))
        .isEqualTo(office.walk().after(start, limit * 60L));
  }

  @Property(tries = 300)
  void aFurtherHolidayNeverMakesADueDateEarlier(
      @ForAll("offices") Office office,
      @ForAll("minutes") Instant start,
      @ForAll @IntRange(max = 20) int amount,
      @ForAll Limit.Unit unit,
      @ForAll Counting counting,
      @ForAll @IntRange(min = 58, max = 140) int holiday) {
    Limit limit = new Limit(amount, unit);
    Instant before = office.calendar(counting).due(start, limit, 0);
    Instant after =
        office.closedOn(FIRST.plusDays(holiday)).calendar(counting).due(start, limit, 0);

    assertThat(after).isAfterOrEqualTo(before);
  }

  @Property(tries = 200)
  void anExtensionNeverMakesADueDateEarlier(
      @ForAll("offices") Office office,
      @ForAll("minutes") Instant start,
      @ForAll @IntRange(max = 20) int amount,
      @ForAll @IntRange(min = 1, max = 15) int extension,
      @ForAll Limit.Unit unit,
      @ForAll Counting counting) {
    OfficeCalendar calendar = office.calendar(counting);
    Limit limit = new Limit(amount, unit);

    assertThat(calendar.due(start, limit, extension)).isAfter(calendar.due(start, limit, 0));
  }
}
