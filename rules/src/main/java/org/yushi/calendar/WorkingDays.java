package org.yushi.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The published working days of a region: the ordinary week, and the days that differ from it.
 *
 * <p>China's come from the yearly notices of the State Council (国务院办公厅关于部分节假日安排的通知); nothing is
 * known of a day outside the published span.
 */
public final class WorkingDays {
  private final LocalDate first;
  private final LocalDate last;
  private final Set<DayOfWeek> week;
  private final Map<LocalDate, SpecialDay> specialDays;

  /**
   * A day that differs from the ordinary week.
   *
   * @param working whether offices are open
   * @param name why, in Chinese, such as 春节
   * @param nameEn why, in English
   */
  public record SpecialDay(boolean working, String name, String nameEn) {}

  /**
   * Working days from the first to the last published day.
   *
   * @param week the days of an ordinary working week
   * @param specialDays holidays and make-up days
   */
  public WorkingDays(
      LocalDate first,
      LocalDate last,
      Set<DayOfWeek> week,
      Map<LocalDate, SpecialDay> specialDays) {
    this.first = first;
    this.last = last;
    this.week = EnumSet.copyOf(week);
    this.specialDays = Map.copyOf(specialDays);
  }

  /** The first published day. */
  public LocalDate first() {
    return first;
  }

  /** The last published day. */
  public LocalDate last() {
    return last;
  }

  /** Whether a published day is a working day. */
  public boolean isWorking(LocalDate day) {
    SpecialDay special = specialDays.get(day);
    return special != null ? special.working() : week.contains(day.getDayOfWeek());
  }

  /** What makes a day differ from the ordinary week, or null. */
  public @Nullable SpecialDay specialDay(LocalDate day) {
    return specialDays.get(day);
  }

  /** The same with local closures or service days put over it. */
  public WorkingDays with(Map<LocalDate, SpecialDay> local) {
    Map<LocalDate, SpecialDay> all = new HashMap<>(specialDays);
    all.putAll(local);
    return new WorkingDays(first, last, week, all);
  }
}
