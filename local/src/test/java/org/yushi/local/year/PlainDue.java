package org.yushi.local.year;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yushi.calendar.OfficeCalendar;
import org.yushi.rulebook.ItemKind;
import org.yushi.rulebook.Items;
import org.yushi.rulebook.Rulebook;

/**
 * When a case is due.
 *
 * @param promise date of the promise
 * @param promiseStops what the stops cover that moved it
 * @param statute date of the statute
 * @param statuteStops what the stops cover that moved that
 * @param due the due instant
 * @param allowed ids of the stops and the extension that were allowed to move the due instant
 * @param stops what those stops cover
 */
record PlainDue(
    @Nullable Instant promise,
    List<PlainSpan> promiseStops,
    @Nullable Instant statute,
    List<PlainSpan> statuteStops,
    @Nullable Instant due,
    Set<String> allowed,
    List<PlainSpan> stops) {
  private static final PlainDue NONE =
      new PlainDue(null, List.of(), null, List.of(), null, Set.of(), List.of());
  private static final Duration TOO_LATE_FOR_TODAY = Duration.ofMinutes(30);

  /**
   * The dates of a case.
   *
   * @param began where its clock began, or null
   */
  static PlainDue of(PlainCase file, PlainPlace place, @Nullable Instant began, Rulebook rulebook) {
    if (began == null) {
      return NONE;
    }
    OfficeCalendar calendar = place.calendar();
    String code = place.item().isEmpty() ? null : place.item();
    Items.Item item = rulebook.items().find(code, calendar.dateOf(began));
    int mostDays = item != null && item.kind() == ItemKind.PARALLEL ? 15 : 10;
    PlainDate statute =
        new PlainDate(
            file,
            began,
            item == null ? null : item.statutory(),
            mostDays,
            false,
            calendar,
            rulebook.feeds());
    if (item != null && item.kind() == ItemKind.INSTANT) {
      Instant sameDay = sameDay(began, calendar);
      boolean moves = statute.date() != null;
      return new PlainDue(
          sameDay,
          List.of(),
          statute.date(),
          statute.spans(),
          sameDay == null ? statute.date() : sameDay,
          moves ? statute.allowed() : Set.of(),
          moves ? statute.spans() : List.of());
    }
    PlainDate promise =
        new PlainDate(
            file,
            began,
            item == null ? null : item.promised(),
            mostDays,
            true,
            calendar,
            rulebook.feeds());
    PlainDate binding = promise.date() != null ? promise : statute;
    boolean moves = binding.date() != null;
    return new PlainDue(
        promise.date(),
        promise.spans(),
        statute.date(),
        statute.spans(),
        binding.date(),
        moves ? binding.allowed() : Set.of(),
        moves ? binding.spans() : List.of());
  }

  private static @Nullable Instant sameDay(Instant began, OfficeCalendar calendar) {
    LocalDate day = calendar.dateOf(began);
    Instant close = calendar.close(day);
    Duration left = calendar.officeTime(began, close);
    if (calendar.isWorkingDay(day) && left != null && left.compareTo(TOO_LATE_FOR_TODAY) >= 0) {
      return close;
    }
    LocalDate next = calendar.workingDay(day, 1);
    return next == null ? null : calendar.clock(next, LocalTime.NOON);
  }
}
