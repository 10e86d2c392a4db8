package org.yushi.verdict;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.yushi.calendar.Limit;
import org.yushi.calendar.OfficeCalendar;

/**
 * A limit that runs: where it began and by whose calendar it counts.
 *
 * @param calendar the centre's office calendar
 * @param start where it began
 * @param limit its limit, or null if only a stated promise counts
 * @param heedsPromise whether promised dates that the source states count
 * @param longestExtension the most working days that an extension may add
 */
record Clock(
    OfficeCalendar calendar,
    Instant start,
    @Nullable Limit limit,
    boolean heedsPromise,
    int longestExtension) {

  boolean inNaturalDays() {
    return limit != null && limit.unit() == Limit.Unit.NATURAL_DAYS;
  }
}
