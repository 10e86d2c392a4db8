package org.yushi.desk.text;

import java.time.Duration;

/**
 * A span of office time as people say it.
 *
 * @param amount how many
 * @param unit of what
 */
public record OfficeTime(int amount, Unit unit) {
  /** What spans are counted in. */
  public enum Unit {
    /** Normal days. */
    DAYS,
    /** Hours in which the office is open. */
    HOURS,
    /** Minutes in which the office is open. */
    MINUTES
  }

  /** In the largest unit that needs no fraction; seconds are left out. */
  public static OfficeTime of(Duration officeTime, Duration normalDay) {
    long minutes = officeTime.toMinutes();
    if (minutes % normalDay.toMinutes() == 0) {
      return new OfficeTime((int) (minutes / normalDay.toMinutes()), Unit.DAYS);
    }
    return minutes % 60 == 0
        ? new OfficeTime((int) (minutes / 60), Unit.HOURS)
        : new OfficeTime((int) minutes, Unit.MINUTES);
  }
}
