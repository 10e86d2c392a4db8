package org.yushi.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Office time of one centre: every question about a published day is answered in O(1) from tables
 * built once. A method that needs a day outside the published span returns null: such a date does
 * not exist yet (next year's calendar is published in November).
 */
public final class OfficeCalendar {
  private final WorkingDays days;
  private final List<OfficeHours> hours;
  private final ZoneId zone;
  private final Counting counting;

  private final long firstDay;

  /** Working days before day i; one entry more than days. */
  private final int[] workingBefore;

  /** Day index of the w-th working day. */
  private final int[] dayOfWorking;

  /** Office time, in ms, before the w-th working day; one entry more than working days. */
  private final long[] officeBefore;

  /** Openings and closings of the w-th working day in epoch ms: open, close, open, close. */
  private final long[][] spans;

  /** For each bucket of the shortest day's length, the first working day that reaches into it. */
  private final int[] bucket;

  private final long bucketSize;

  /**
   * The calendar of one office.
   *
   * @param days published working days of its region
   * @param hours its hours, in order, at least one row; outside them the nearest row holds
   * @param zone its time zone
   * @param counting how it counts limits
   */
  public OfficeCalendar(WorkingDays days, List<OfficeHours> hours, ZoneId zone, Counting counting) {
    this.days = days;
    this.hours = List.copyOf(hours);
    this.zone = zone;
    this.counting = counting;
    firstDay = days.first().toEpochDay();
    int length = Math.toIntExact(days.last().toEpochDay() - firstDay + 1);
    workingBefore = new int[length + 1];
    for (int i = 0; i < length; i++) {
      boolean working = days.isWorking(LocalDate.ofEpochDay(firstDay + i));
      workingBefore[i + 1] = workingBefore[i] + (working ? 1 : 0);
    }
    int count = workingBefore[length];
    dayOfWorking = new int[count];
    officeBefore = new long[count + 1];
    spans = new long[count][];
    long shortest = Duration.ofDays(1).toMillis();
    for (int i = 0, w = 0; i < length; i++) {
      if (workingBefore[i + 1] > workingBefore[i]) {
        dayOfWorking[w] = i;
        spans[w] = spansOf(LocalDate.ofEpochDay(firstDay + i));
        long office = lengthOf(spans[w]);
        officeBefore[w + 1] = officeBefore[w] + office;
        shortest = Math.min(shortest, office);
        w++;
      }
    }
    bucketSize = Math.max(1, shortest);
    bucket = new int[Math.toIntExact(officeBefore[count] / bucketSize + 2)];
    for (int b = 0, w = 0; b < bucket.length; b++) {
      while (w < count - 1 && officeBefore[w + 1] <= b * bucketSize) {
        w++;
      }
      bucket[b] = w;
    }
  }

  private long[] spansOf(LocalDate day) {
    List<OfficeHours.Span> local = hoursOn(day).spans();
    long[] result = new long[local.size() * 2];
    for (int i = 0; i < local.size(); i++) {
      result[2 * i] = at(day, local.get(i).open()).toEpochMilli();
      result[2 * i + 1] = at(day, local.get(i).close()).toEpochMilli();
    }
    return result;
  }

  private static long lengthOf(long[] spans) {
    long sum = 0;
    for (int i = 0; i < spans.length; i += 2) {
      sum += spans[i + 1] - spans[i];
    }
    return sum;
  }

  private OfficeHours hoursOn(LocalDate day) {
    for (OfficeHours candidate : hours) {
      if (candidate.holdOn(day)) {
        return candidate;
      }
    }
    OfficeHours first = hours.get(0);
    return day.isBefore(first.from()) ? first : hours.get(hours.size() - 1);
  }

  private Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(zone).toInstant();
  }

  /** The published days. */
  public WorkingDays days() {
    return days;
  }

  /** The office's time zone. */
  public ZoneId zone() {
    return zone;
  }

  /** How the office counts limits. */
  public Counting counting() {
    return counting;
  }

  /** The local date of an instant. */
  public LocalDate dateOf(Instant instant) {
    return LocalDate.ofInstant(instant, zone);
  }

  /** Whether anything is known of the day. */
  public boolean covers(LocalDate day) {
    return !day.isBefore(days.first()) && !day.isAfter(days.last());
  }

  /** Whether it is a published working day. */
  public boolean isWorkingDay(LocalDate day) {
    return covers(day) && days.isWorking(day);
  }

  /** The usual opening time on a day, whether it is a working day, published, or neither. */
  public Instant open(LocalDate day) {
    return at(day, hoursOn(day).open());
  }

  /** The usual closing time on a day, whether it is a working day, published, or neither. */
  public Instant close(LocalDate day) {
    return at(day, hoursOn(day).close());
  }

  /** An instant on a day by the office's clock. */
  public Instant clock(LocalDate day, LocalTime time) {
    return at(day, time);
  }

  /** The length of a normal working day, as it is on this day. */
  public Duration normalDay(LocalDate day) {
    return hoursOn(day).length();
  }

  /**
   * The n-th working day after a day (n &gt; 0), or before it (n &lt; 0); the day itself never
   * counts. Null if that day, or {@code day}, is not published.
   */
  public @Nullable LocalDate workingDay(LocalDate day, int n) {
    if (!covers(day)) {
      return null;
    }
    int index = Math.toIntExact(day.toEpochDay() - firstDay);
    int w = n > 0 ? workingBefore[index + 1] + n - 1 : workingBefore[index] + n;
    if (w < 0 || w >= dayOfWorking.length) {
      return null;
    }
    return LocalDate.ofEpochDay(firstDay + dayOfWorking[w]);
  }

  /** The same clock time n working days later, or earlier (n &lt; 0); null if not published. */
  public @Nullable Instant sameClock(Instant instant, int n) {
    if (n == 0) {
      return instant;
    }
    LocalDate day = workingDay(dateOf(instant), n);
    return day == null ? null : at(day, instant.atZone(zone).toLocalTime());
  }

  /** Office time between two instants (0 if they are not in order); null if not published. */
  public @Nullable Duration officeTime(Instant from, Instant to) {
    if (!to.isAfter(from)) {
      return Duration.ZERO;
    }
    long start = position(from);
    long end = position(to);
    return start < 0 || end < 0 ? null : Duration.ofMillis(end - start);
  }

  /**
   * The earliest instant at which office time since {@code from} equals {@code officeTime}; {@code
   * from} itself for zero. Null if that is beyond the published days.
   */
  public @Nullable Instant plus(Instant from, Duration officeTime) {
    if (officeTime.isZero()) {
      return from;
    }
    long start = position(from);
    return start < 0 ? null : earliestAt(start + officeTime.toMillis());
  }

  /**
   * The latest instant from which office time up to {@code to} equals {@code officeTime}; {@code
   * to} itself for zero. Null if that is before the published days.
   */
  public @Nullable Instant minus(Instant to, Duration officeTime) {
    if (officeTime.isZero()) {
      return to;
    }
    long end = position(to);
    return end < 0 ? null : latestAt(end - officeTime.toMillis());
  }

  /**
   * Where a limit ends that began at an instant, by this office's way of counting; null if that is
   * beyond the published days.
   *
   * <p>Natural days counted by day that end on a closed day end on the next working day (art. 203
   * 民法典).
   *
   * @param extension working days that an approved extension adds
   */
  public @Nullable Instant due(Instant start, Limit limit, int extension) {
    return switch (limit.unit()) {
      case WORKING_DAYS -> dueInWorkingDays(start, limit.amount() + extension);
      case WORKING_HOURS -> {
        Instant due = plus(start, Duration.ofHours(limit.amount()));
        yield due == null ? null : sameClock(due, extension);
      }
      case NATURAL_DAYS -> {
        Instant due = dueInNaturalDays(start, limit.amount());
        yield due == null ? null : sameClock(due, extension);
      }
    };
  }

  private @Nullable Instant dueInWorkingDays(Instant start, int n) {
    LocalDate day = dateOf(start);
    if (counting == Counting.BY_ELAPSED_TIME) {
      return plus(start, normalDay(day).multipliedBy(n));
    }
    LocalDate dueDay = n == 0 ? (covers(day) ? day : null) : workingDay(day, n);
    return dueDay == null ? null : close(dueDay);
  }

  private @Nullable Instant dueInNaturalDays(Instant start, int n) {
    LocalDate day = dateOf(start).plusDays(n);
    if (counting == Counting.BY_ELAPSED_TIME) {
      return at(day, start.atZone(zone).toLocalTime());
    }
    if (!covers(day)) {
      return null;
    }
    LocalDate dueDay = days.isWorking(day) ? day : workingDay(day, 1);
    return dueDay == null ? null : close(dueDay);
  }

  /** Office time, in ms, from the first published day to an instant; -1 if not published. */
  private long position(Instant instant) {
    long index = dateOf(instant).toEpochDay() - firstDay;
    if (index < 0 || index >= workingBefore.length - 1) {
      return -1;
    }
    int i = (int) index;
    int w = workingBefore[i];
    long position = officeBefore[w];
    if (workingBefore[i + 1] > w) {
      long ms = instant.toEpochMilli();
      for (int s = 0; s < spans[w].length && ms > spans[w][s]; s += 2) {
        position += Math.min(ms, spans[w][s + 1]) - spans[w][s];
      }
    }
    return position;
  }

  private @Nullable Instant earliestAt(long position) {
    if (position <= 0 || position > officeBefore[officeBefore.length - 1]) {
      return null;
    }
    int w = bucket[(int) ((position - 1) / bucketSize)];
    while (officeBefore[w + 1] < position) {
      w++;
    }
    long left = position - officeBefore[w];
    for (int s = 0; ; s += 2) {
      long span = spans[w][s + 1] - spans[w][s];
      if (left <= span) {
        return Instant.ofEpochMilli(spans[w][s] + left);
      }
      left -= span;
    }
  }

  private @Nullable Instant latestAt(long position) {
    if (position < 0 || position >= officeBefore[officeBefore.length - 1]) {
      return null;
    }
    int w = bucket[(int) (position / bucketSize)];
    while (officeBefore[w + 1] <= position) {
      w++;
    }
    long left = position - officeBefore[w];
    for (int s = 0; ; s += 2) {
      long span = spans[w][s + 1] - spans[w][s];
      if (left < span) {
        return Instant.ofEpochMilli(spans[w][s] + left);
      }
      left -= span;
    }
  }
}
