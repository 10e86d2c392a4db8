package org.yushi.local.year;

import java.time.Instant;
import java.time.YearMonth;
import org.yushi.calendar.OfficeCalendar;
import org.yushi.rulebook.Feeds;

/** What counts per feed. */
final class PlainFeeds {
  private PlainFeeds() {}

  /** Counts the events of a case. */
  static void count(PlainCase file, OfficeCalendar calendar, Feeds feeds, PlainSums<FeedKey> into) {
    for (PlainEvent event : file.reported()) {
      String source = event.text("source");
      YearMonth month = YearMonth.from(calendar.dateOf(event.at()));
      FeedKey row = new FeedKey(source == null ? "" : source, month);
      Instant nextDay = calendar.sameClock(event.at(), 1);
      if (nextDay != null && event.knownAt().isAfter(nextDay.plus(feeds.lag(source)))) {
        into.add(row, "lateEntries", 1);
      }
      if (event.is("CORRECTED")) {
        into.add(row, "corrections", 1);
      }
    }
  }
}
