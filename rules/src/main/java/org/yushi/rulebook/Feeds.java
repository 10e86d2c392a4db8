package org.yushi.rulebook;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sources of events: for whom they may speak, how late and how silent they may be. */
public final class Feeds {
  static final String ANY = "*";

  /**
   * One row of feeds.csv.
   *
   * @param source source, or {@code *} for every source not listed otherwise
   * @param topic the topic it must come by, or null for any
   * @param centres places it may speak for; none = all
   * @param departments departments whose cases it may finish although it never spoke of them
   * @param lag how long after a fact it may still be known in time
   * @param tolerance how long it may be silent in office hours, or null
   */
  public record Feed(
      String source,
      @Nullable String topic,
      List<String> centres,
      List<String> departments,
      Duration lag,
      @Nullable Duration tolerance) {
    /** Copies the lists. */
    public Feed {
      centres = List.copyOf(centres);
      departments = List.copyOf(departments);
    }

    /** Whether anything ever has to wait for it. */
    public boolean keepsWaiting() {
      return !lag.isZero() || tolerance != null;
    }
  }

  private final Map<String, Feed> feeds;

  /** Feeds by source. */
  public Feeds(Map<String, Feed> feeds) {
    this.feeds = Map.copyOf(feeds);
  }

  /** The row of a source, its own or the row {@code *}; null if neither is there. */
  public @Nullable Feed of(@Nullable String source) {
    Feed feed = source == null ? null : feeds.get(source);
    return feed == null ? feeds.get(ANY) : feed;
  }

  /** All rows. */
  public Collection<Feed> all() {
    return feeds.values();
  }

  /** The lag declared for a source; none for one that is not listed. */
  public Duration lag(@Nullable String source) {
    Feed feed = of(source);
    return feed == null ? Duration.ZERO : feed.lag();
  }

  /** Whether it matters when a source was last heard of. */
  public boolean watches(@Nullable String source) {
    Feed feed = of(source);
    return feed != null && feed.tolerance() != null;
  }

  /** Whether the source is listed, by its own row or by the row {@code *}. */
  public boolean lists(String source) {
    return of(source) != null;
  }
}
