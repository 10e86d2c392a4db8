package org.yushi.local.year;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yushi.calendar.Limit;
import org.yushi.calendar.OfficeCalendar;
import org.yushi.rulebook.Feeds;

/**
 * One date of a case, of the promise or of the statute, with the excuses weighed one after another.
 *
 * <p>In: where the clock began, the limit, how many days an extension may have, whether what the
 * source promised counts too. Out: the date, and which excuses were allowed to move it.
 */
final class PlainDate {
  private final Instant began;
  private final @Nullable Limit limit;
  private final int mostDays;
  private final OfficeCalendar calendar;
  private final PlainStops stopsOfCase;

  private final Map<String, PlainEvent> stops = new TreeMap<>();
  private final Map<String, PlainEvent> promises = new TreeMap<>();
  private @Nullable PlainEvent extension;

  private enum Kind {
    STOP,
    EXTENSION,
    PROMISE
  }

  /**
   * One version of an excuse.
   *
   * @param weighed its place among the excuses: never before an older version of it
   * @param known when it counts as known
   * @param onlyEarlier whether only an earlier date is taken from it
   */
  private record Excuse(
      Kind kind, PlainCase.Version version, Instant weighed, Instant known, boolean onlyEarlier) {
    String id() {
      return version.event().id();
    }
  }

  PlainDate(
      PlainCase file,
      Instant began,
      @Nullable Limit limit,
      int mostDays,
      boolean promised,
      OfficeCalendar calendar,
      Feeds feeds) {
    this.began = began;
    this.limit = limit;
    this.mostDays = mostDays;
    this.calendar = calendar;
    stopsOfCase = new PlainStops(file, calendar);
    List<Excuse> excuses = new ArrayList<>();
    boolean first = true;
    for (PlainEvent event : file.events()) {
      Instant weighed = Instant.MIN;
      for (PlainCase.Version version : file.versions(event)) {
        Instant known = PlainClock.counted(version, feeds);
        Instant said = version.event().at();
        if (promised && version.event().text("promisedBy") != null) {
          if (first) {
            promises.put(event.id(), version.event());
          } else {
            excuses.add(new Excuse(Kind.PROMISE, version, later(weighed, said), known, true));
            excuses.add(new Excuse(Kind.PROMISE, version, later(weighed, known), known, false));
          }
          first = false;
        }
        weighed = later(weighed, known);
        if (event.is("CLOCK_STOPPED")) {
          excuses.add(new Excuse(Kind.STOP, version, weighed, known, false));
        } else if (event.is("EXTENDED")) {
          excuses.add(new Excuse(Kind.EXTENSION, version, weighed, known, false));
        }
      }
    }
    excuses.sort(Comparator.comparing(Excuse::weighed));
    excuses.forEach(this::weigh);
  }

  private void weigh(Excuse excuse) {
    Instant before = date();
    boolean inTime = before == null || !excuse.known().isAfter(before);
    PlainEvent event = excuse.version().event();
    switch (excuse.kind()) {
      case STOP -> {
        PlainEvent had = stops.get(excuse.id());
        put(stops, excuse.id(), PlainStops.valid(event) ? event : null);
        if (!inTime && PlainStops.valid(event) && !earlier(before)) {
          put(stops, excuse.id(), had);
        }
      }
      case EXTENSION -> {
        PlainEvent had = extension;
        if (had == null || had.id().equals(excuse.id())) {
          extension = null;
          Instant expires = date();
          if (approved(event) && (expires == null || !event.at().isAfter(expires))) {
            extension = event;
            if (!inTime && !earlier(before)) {
              extension = had;
            }
          }
        }
      }
      case PROMISE -> {
        PlainEvent had = promises.get(excuse.id());
        promises.put(excuse.id(), event);
        if (excuse.onlyEarlier() ? !earlier(before) : !inTime && later(before)) {
          put(promises, excuse.id(), had);
        }
      }
    }
  }

  private static void put(Map<String, PlainEvent> map, String id, @Nullable PlainEvent event) {
    if (event == null) {
      map.remove(id);
    } else {
      map.put(id, event);
    }
  }

  private boolean earlier(@Nullable Instant before) {
    Instant now = date();
    return now != null && (before == null || now.isBefore(before));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private boolean later(@Nullable Instant before) {
    Instant now = date();
    return before != null && (now == null || now.isAfter(before));
  }

  private static boolean approved(PlainEvent event) {
    Integer days = event.number("days");
    return event.text("approver") != null && days != null && days >= 1;
  }

  /** The date with the excuses allowed so far; null if there is none. */
  @Nullable Instant date() {
    return PlainSpan.earlier(computed(), stated());
  }

  private @Nullable Instant computed() {
    if (limit == null) {
      return null;
    }
    Instant date = calendar.due(began, limit, days());
    return stopped(date, stops.values(), limit.unit() == Limit.Unit.NATURAL_DAYS);
  }

  /** The last promise of the source, moved by what came at or after it was given. */
  private @Nullable Instant stated() {
    PlainEvent last = promises.values().stream().max(PlainEvent.BUSINESS_ORDER).orElse(null);
    if (last == null) {
      return null;
    }
    Instant date = last.dayOrInstant("promisedBy", calendar);
    if (date != null && extension != null && !extension.at().isBefore(last.at())) {
      date = calendar.sameClock(date, days());
    }
    List<PlainEvent> after =
        stops.values().stream().filter(stop -> !stop.at().isBefore(last.at())).toList();
    return stopped(date, after, false);
  }

  private int days() {
    return extension == null
        ? 0
        : Math.min(mostDays, Objects.requireNonNull(extension.number("days")));
  }

  /** Moves a date by stops that began by it, one after another, overlaps once. */
  private @Nullable Instant stopped(
      @Nullable Instant date, Iterable<PlainEvent> by, boolean wholeTime) {
    List<PlainSpan> spans = new ArrayList<>();
    by.forEach(stop -> spans.add(stopsOfCase.span(stop)));
    Instant moved = date;
    for (PlainSpan span : PlainSpan.union(spans, began, null)) {
      if (moved != null && !span.from().isAfter(moved)) {
        if (span.to() == null) {
          return null;
        }
        Duration time =
            wholeTime
                ? Duration.between(span.from(), span.to())
                : calendar.officeTime(span.from(), span.to());
        moved = time == null ? null : wholeTime ? moved.plus(time) : calendar.plus(moved, time);
      }
    }
    return moved;
  }

  /** Whether there is such a date at all, be it beyond the published days. */
  boolean exists() {
    return limit != null || !promises.isEmpty();
  }

  /** Ids of the stops and of the extension that were allowed to move the date. */
  Set<String> allowed() {
    Set<String> allowed = new HashSet<>(stops.keySet());
    if (extension != null) {
      allowed.add(extension.id());
    }
    return allowed;
  }

  /** What the allowed stops cover. */
  List<PlainSpan> spans() {
    return stops.values().stream().map(stopsOfCase::span).toList();
  }
}
