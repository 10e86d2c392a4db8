package org.yushi.report.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yushi.ledger.SilenceOf;

/**
 * How silent feeds were in a time.
 *
 * @param times how often
 * @param minutes how long within that time
 * @param goesOnSince since when one is silent that is so at the end of the time; else null
 */
record Silence(long times, long minutes, @Nullable Instant goesOnSince) {
  static Silence of(List<SilenceOf> silences, Instant begin, Instant end, Instant knownBy) {
    Instant last = knownBy.isBefore(end) ? knownBy : end;
    long times = 0;
    long minutes = 0;
    Instant goesOn = null;
    for (SilenceOf each : silences) {
      Instant until = each.until();
      if (each.from().isBefore(end) && (until == null || until.isAfter(begin))) {
        times++;
        Instant from = each.from().isBefore(begin) ? begin : each.from();
        Instant to = until == null || until.isAfter(last) ? last : until;
        minutes += to.isAfter(from) ? Duration.between(from, to).toMinutes() : 0;
        if (until == null || !until.isBefore(end)) {
          goesOn = each.from();
        }
      }
    }
    return new Silence(times, minutes, goesOn);
  }
}
