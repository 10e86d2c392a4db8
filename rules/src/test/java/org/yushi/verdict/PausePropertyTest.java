package org.yushi.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yushi.Given.accepted;
import static org.yushi.Given.at;
import static org.yushi.Given.event;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.yushi.Given;
import org.yushi.calendar.Counting;
import org.yushi.calendar.Limit;
import org.yushi.calendar.OfficeCalendar;
import org.yushi.casework.CaseEvent;
import org.yushi.casework.CaseFile;
import org.yushi.casework.DayOrInstant;
import org.yushi.casework.EventType;
import org.yushi.rulebook.Rulebook;
import org.yushi.rulebook.RulebookBundle;
import org.yushi.rulebook.RulebookException;
import org.yushi.rulebook.RulebookLoader;

/** Stops move the due instant by the office time they cover, no more and no less. */
class PausePropertyTest {
  private static final Instant ACCEPTED = at("2026-02-11T10:00");
  private static final Rulebook COUNTY = load("county");
  private static final Rulebook HUNAN = load("hunan");

  private static Rulebook load(String name) {
    try {
      return RulebookLoader.load(RulebookBundle.shipped(name));
    } catch (RulebookException e) {
      throw new AssertionError(e);
    }
  }

  private static OfficeCalendar calendar(Counting counting) {
    return (counting == Counting.BY_DAY ? COUNTY : HUNAN).calendars().of(null, null);
  }

  private static Instant due(Counting counting, int days, List<Pause> pauses) {
    List<CaseEvent> events = new ArrayList<>(Given.events(accepted("2026-02-11T10:00")));
    for (Pause pause : pauses) {
      String from = pause.from().atZone(Given.SHANGHAI).toLocalDateTime().toString();
      events.add(
          event(EventType.CLOCK_STOPPED, from)
              .id("stop " + events.size())
              .known("2026-02-11T10:00")
              .details("鉴定", "N1", DayOrInstant.of(pause.until()), null, null)
              .done());
    }
    Clock clock =
        new Clock(calendar(counting), ACCEPTED, new Limit(days, Limit.Unit.WORKING_DAYS), true, 10);
    Deadline deadline = new Deadline(CaseFile.fold(Given.CASE, events), clock, COUNTY.feeds());
    assertThat(deadline.refused())
        .as("only what began after the date is refused")
        .allMatch(each -> each.event().occurredAt().isAfter(each.due()));
    return deadline.due().at();
  }

  /** Minutes after acceptance, over Spring Festival and its make-up days. */
  @Provide
  Arbitrary<Instant> minutes() {
    return Arbitraries.integers().between(0, 16 * 24 * 60).map(m -> ACCEPTED.plusSeconds(60L * m));
  }

  @Property(tries = 300)
  void aPauseMovesTheDueInstantByExactlyTheOfficeTimeItCovers(
      @ForAll Counting counting,
      @ForAll @IntRange(min = 1, max = 20) int days,
      @ForAll("minutes") Instant a,
      @ForAll("minutes") Instant b) {
    OfficeCalendar calendar = calendar(counting);
    Instant from = a.isBefore(b) ? a : b;
    Instant until = a.isBefore(b) ? b : a;
    Instant before = due(counting, days, List.of());
    Assume.that(!from.isAfter(before));

    Instant after = due(counting, days, List.of(new Pause(from, until)));

    assertThat(calendar.officeTime(before, after)).isEqualTo(calendar.officeTime(from, until));
  }

  @Property(tries = 200)
  void aPauseOfSoManyWorkingHoursMovesItBySoMany(
      @ForAll Counting counting,
      @ForAll @IntRange(min = 1, max = 20) int days,
      @ForAll("minutes") Instant from,
      @ForAll @IntRange(min = 1, max = 60) int hours) {
    OfficeCalendar calendar = calendar(counting);
    Instant before = due(counting, days, List.of());
    Assume.that(!from.isAfter(before));

    Instant until = calendar.plus(from, Duration.ofHours(hours));

    assertThat(due(counting, days, List.of(new Pause(from, until))))
        .isEqualTo(calendar.plus(before, Duration.ofHours(hours)));
  }

  @Property(tries = 200)
  void aPauseInClosedTimeMovesNothing(
      @ForAll Counting counting,
      @ForAll @IntRange(min = 1, max = 20) int days,
      @ForAll @IntRange(max = 8) int evening) {
    Instant from = at("2026-02-14T17:00").plus(Duration.ofDays(evening));
    Instant until = at("2026-02-24T09:00");

    assertThat(due(counting, days, List.of(new Pause(from, until))))
        .isEqualTo(due(counting, days, List.of()));
  }

  @Property(tries = 300)
  void aPauseInTwoPiecesIsOnePause(
      @ForAll Counting counting,
      @ForAll @IntRange(min = 1, max = 20) int days,
      @ForAll("minutes") Instant a,
      @ForAll("minutes") Instant b,
      @ForAll("minutes") Instant c) {
    List<Instant> sorted = new ArrayList<>(List.of(a, b, c));
    sorted.sort(null);
    Instant from = sorted.get(0);
    Instant middle = sorted.get(1);
    Instant until = sorted.get(2);

    assertThat(due(counting, days, List.of(new Pause(from, middle), new Pause(middle, until))))
        .isEqualTo(due(counting, days, List.of(new Pause(from, until))));
  }

  @Property(tries = 300)
  void pausesThatOverlapCountOnceWhateverTheirOrder(
      @ForAll Counting counting,
      @ForAll @IntRange(min = 1, max = 20) int days,
      @ForAll("minutes") Instant a,
      @ForAll("minutes") Instant b,
      @ForAll("minutes") Instant c,
      @ForAll("minutes") Instant d) {
    List<Instant> sorted = new ArrayList<>(List.of(a, b, c, d));
    sorted.sort(null);
    Pause first = new Pause(sorted.get(0), sorted.get(2));
    Pause second = new Pause(sorted.get(1), sorted.get(3));
    Instant merged = due(counting, days, List.of(new Pause(sorted.get(0), sorted.get(3))));

    assertThat(due(counting, days, List.of(first, second))).isEqualTo(merged);
    assertThat(due(counting, days, List.of(second, first))).isEqualTo(merged);
  }

  @Property(tries = 200)
  void aPauseNeverMakesTheDueInstantEarlier(
      @ForAll Counting counting,
      @ForAll @IntRange(min = 1, max = 20) int days,
      @ForAll("minutes") Instant a,
      @ForAll("minutes") Instant b) {
    Instant from = a.isBefore(b) ? a : b;
    Instant until = a.isBefore(b) ? b : a;

    assertThat(due(counting, days, List.of(new Pause(from, until))))
        .isAfterOrEqualTo(due(counting, days, List.of()));
  }
}
