package org.yushi.rulebook;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sources of events and how late they may be. */
public final class Feeds {
  /**
   * One row of feeds.csv.
   *
   * @param source source, or {@code *} for every source not listed otherwise
   * @param lag how long after a fact it may still be known in time
   * @param tolerance how long it may be silent in office hours, or null
   */
  public record Feed(String source, Duration lag, @Nullable Duration tolerance) {}

  private final Map<String, Feed> feeds;

  /** Feeds by source. */
  public Feeds(Map<String, Feed> feeds) {
    this.feeds = Map.copyOf(feeds);
  }

  /** The lag declared for a source; none for one that is not listed. */
  public Duration lag(@Nullable String source) {
    Feed feed = source == null ? null : feeds.get(source);
    if (feed == null) {
      feed = feeds.get("*");
    }
    return feed == null ? Duration.ZERO : feed.lag();
  }

  /** Whether the source is listed, by its own row or by the row {@code *}. */
  public boolean lists(String source) {
    return feeds.containsKey(source) || feeds.containsKey("*");
  }
}
