package org.yushi.report.model;

import java.time.LocalDate;

/**
 * A day of the calendar that was used.
 *
 * @param date the day
 * @param kind whether it counts
 * @param name of the holiday; else empty
 */
public record Day(LocalDate date, Kind kind, String name) {
  /** What a day is. */
  public enum Kind {
    /** A working day, 工作日. */
    WORKING,
    /** A working day that the plan of the year makes one, 调休上班. */
    MAKE_UP,
    /** A day off of every week, 周末. */
    WEEKEND,
    /** A holiday, 节假日. */
    HOLIDAY;

    /** Whether it counts as a working day. */
    public boolean works() {
      return this == WORKING || this == MAKE_UP;
    }
  }
}
