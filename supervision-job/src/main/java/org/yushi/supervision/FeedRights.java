package org.yushi.supervision;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yushi.casework.CaseEvent;
import org.yushi.casework.EventType;
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
    Places places = rulebook.places();
    for (@Nullable String centre :
        new @Nullable String[] {
          event.where().centre(), places.centreOf(null, event.where().window())
        }) {
      if (centre != null && !speaksFor(feed, centre, places)) {
        throw refused(event, feed, centre);
      }
    }
  }

  /**
   * Checks an event of a case of which is known where it was taken in. To receive and to accept is
   * to say where.
   *
   * @param centres the centres of receipt and acceptance, none if nobody has said any
   * @throws RejectedEventException if its source may not speak for any of them
   */
  void checkCase(CaseEvent event, List<String> centres) throws RejectedEventException {
    boolean saysWhere = event.type() == EventType.RECEIVED || event.type() == EventType.ACCEPTED;
    if (centres.isEmpty() || saysWhere) {
      return;
    }
    Rulebook rulebook = at(event.knownAt());
    Feeds.Feed feed = rulebook.feeds().of(event.source());
    if (feed != null
        && centres.stream().noneMatch(centre -> speaksFor(feed, centre, rulebook.places()))) {
      throw refused(event, feed, centres.get(0));
    }
  }

  private static RejectedEventException refused(CaseEvent event, Feeds.Feed feed, String centre) {
    return new RejectedEventException(
        "centre: expected one that source \""
            + event.source()
            + "\" may speak for (feeds.csv: "
            + String.join(" ", feed.centres())
            + "), found \""
            + centre
            + "\"");
  }

  private static boolean speaksFor(Feeds.Feed feed, String centre, Places places) {
    return feed.centres().isEmpty()
        || feed.centres().contains(centre)
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

  /**
   * Whether it matters, by the rulebook in force at an instant, when a source was last heard of.
   */
  boolean watches(String source, Instant at) {
    return at(at).feeds().watches(source);
  }
}
