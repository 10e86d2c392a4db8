package org.yushi.local.year;

import java.time.YearMonth;
import java.util.Comparator;

/**
 * Which row a figure of a feed stands in.
 *
 * @param source the feed, empty for events without one
 */
record FeedKey(String source, YearMonth month) implements Comparable<FeedKey> {
  private static final Comparator<FeedKey> ORDER =
      Comparator.comparing(FeedKey::source).thenComparing(FeedKey::month);

  @Override
  public int compareTo(FeedKey other) {
    return ORDER.compare(this, other);
  }
}
