package org.yushi.local.county;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.yushi.casework.CaseEvent;

/**
 * A feed is cut off: nothing of it arrives after one instant and before another, then all that had
 * piled up.
 *
 * @param feed the feed
 * @param lastHeard the last time at which something arrived
 * @param back when something arrives again
 */
record Silence(Feed feed, DeskTime lastHeard, DeskTime back) {
  private static final int FIRST_DAY = 20;
  private static final int LAST_DAY = 110;

  /** The silences of a county: first the centre's, then, weeks later, the townships'. */
  static List<Silence> of(Random random) {
    int middle = (FIRST_DAY + LAST_DAY) / 2;
    return List.of(
        overDay(Feed.CENTRE, FIRST_DAY + random.nextInt(middle - FIRST_DAY - 10), random),
        overDay(Feed.TOWNSHIP, middle + random.nextInt(LAST_DAY - middle), random));
  }

  /** From the afternoon before a day until the morning after it. */
  private static Silence overDay(Feed feed, int day, Random random) {
    return new Silence(
        feed,
        new DeskTime(day - 1, 0).at(14, random.nextInt(150)),
        new DeskTime(day + 1, 0).at(10, random.nextInt(90)));
  }

  /** The day that passes without a word. */
  int day() {
    return lastHeard.day() + 1;
  }

  /** The first instant at which the silence is longer than tolerated. */
  Instant noticed() {
    return lastHeard.officeMinutesLater(feed.tolerance()).justAfter();
  }

  /** Whether an event would have arrived in it. */
  boolean swallows(CaseEvent event) {
    return feed.source().equals(event.source()) && contains(event.knownAt());
  }

  /** Whether the feed is cut off at an instant. */
  boolean contains(Instant instant) {
    return instant.isAfter(lastHeard.instant()) && instant.isBefore(back.instant());
  }
}
