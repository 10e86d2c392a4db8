package org.yushi.ledger;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;

/**
 * A month of one time zone.
 *
 * @param month the month
 * @param begin its first instant
 * @param end the first instant after it
 */
public record MonthSpan(YearMonth month, Instant begin, Instant end) {
  /** A month in a time zone. */
  public static MonthSpan of(YearMonth month, ZoneId zone) {
    return new MonthSpan(
        month,
        month.atDay(1).atStartOfDay(zone).toInstant(),
        month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant());
  }
}
