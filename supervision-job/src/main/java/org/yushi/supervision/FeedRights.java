package org.yushi.supervision;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.yushi.casework.CaseEvent;
import org.yushi.casework.RejectedEventException;
import org.yushi.rulebook.Feeds;
import org.yushi.rulebook.Places;
import org.yushi.rulebook.Rulebook;
import org.yushi.rulebook.RulebookException;
import org.yushi.rulebook.RulebookLoader;
import org.yushi.rulebook.RulebookSchedule;

/** Whether a source may speak for a centre, and by which topic (feeds.csv). */
final class FeedRights {
  private final RulebookSchedule rulebooks;
  private final Map<Instant, Rulebook> loaded = new HashMap<>();

  FeedRights(RulebookSchedule rulebooks) {
    this.rulebooks = rulebooks;
  }

  /**
   * Checks an event.
   *
   * @param topic the topic it came by, empty for a file
   * @throws RejectedEventException if its source has no right to say it
   */
  void check(CaseEvent event, String topic) throws RejectedEventException {
    Rulebook rulebook = at(event.knownAt());
    Feeds.Feed feed = rulebook.feeds().of(event.source());
    if (feed == null) {
      return;
    }
    if (feed.topic() != null && !topic.isEmpty() && !feed.topic().equals(topic)) {
      throw new RejectedEventException(
          "source: expected \""
              + event.source()
              + "\" on topic "
              + feed.topic()
              + " (feeds.csv), found it on "
              + topic);
    }
    check(event, feed, centreOf(event), rulebook.places());
  }

  /**
   * Checks an event that does not say where, once it is known whose case it is.
   *
   * @param centre tells the centre of the case, null if nobody has said it
   * @throws RejectedEventException if its source may not speak for that centre
   */
  void checkCase(CaseEvent event, Supplier<@Nullable String> centre) throws RejectedEventException {
    Rulebook rulebook = at(event.knownAt());
    Feeds.Feed feed = rulebook.feeds().of(event.source());
    if (feed != null && !feed.centres().isEmpty() && centreOf(event) == null) {
      check(event, feed, centre.get(), rulebook.places());
    }
  }

  private @Nullable String centreOf(CaseEvent event) {
    return at(event.knownAt()).places().centreOf(event.where().centre(), event.where().window());
  }

  private static void check(
      CaseEvent event, Feeds.Feed feed, @Nullable String centre, Places places)
      throws RejectedEventException {
    if (!feed.centres().isEmpty() && centre != null && !speaksFor(feed, centre, places)) {
      throw new RejectedEventException(
          "centre: expected one that source \""
              + event.source()
              + "\" may speak for (feeds.csv: "
              + String.join(" ", feed.centres())
              + "), found \""
              + centre
              + "\"");
    }
  }

  private static boolean speaksFor(Feeds.Feed feed, String centre, Places places) {
    return feed.centres().contains(centre)
        || places.chain(centre).stream().anyMatch(place -> feed.centres().contains(place.code()));
  }

  private Rulebook at(Instant instant) {
    RulebookSchedule.Entry entry = rulebooks.at(instant);
    Rulebook rulebook = loaded.get(entry.from());
    if (rulebook == null) {
      rulebook = load(entry);
      loaded.put(entry.from(), rulebook);
    }
    return rulebook;
  }

  private static Rulebook load(RulebookSchedule.Entry entry) {
    try {
      return RulebookLoader.load(entry.bundle());
    } catch (RulebookException e) {
      throw new IllegalStateException("a rulebook in force was loaded before", e);
    }
  }

  /** The source's row in force at an instant, or null. */
  Feeds.@Nullable Feed feed(String source, Instant at) {
    return at(at).feeds().of(source);
  }
}
