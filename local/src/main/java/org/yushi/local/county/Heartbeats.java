package org.yushi.local.county;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.yushi.casework.CaseEvent;
import org.yushi.casework.Details;
import org.yushi.casework.EventType;
import org.yushi.casework.Where;

/**
 * The signs of life of the feeds: only where the next chance would come too late, and at both ends
 * of each silence, so that its instants are known.
 */
final class Heartbeats {
  private final Feed feed;
  private final List<Silence> silences;
  private final NavigableSet<Instant> heard = new TreeSet<>();
  private final List<CaseEvent> sent = new ArrayList<>();

  private Heartbeats(Feed feed, List<CaseEvent> events, List<Silence> silences) {
    this.feed = feed;
    this.silences = silences.stream().filter(silence -> silence.feed() == feed).toList();
    for (CaseEvent event : events) {
      if (feed.source().equals(event.source())) {
        heard.add(event.knownAt());
      }
    }
  }

  /** The heartbeats that keep the feeds of these events alive, outside of the silences. */
  static List<CaseEvent> between(List<CaseEvent> events, List<Silence> silences) {
    List<CaseEvent> all = new ArrayList<>();
    for (Feed feed : Feed.values()) {
      Heartbeats heartbeats = new Heartbeats(feed, events, silences);
      heartbeats.send();
      all.addAll(heartbeats.sent);
    }
    return all;
  }

  private void send() {
    for (Silence silence : silences) {
      beat(silence.lastHeard().instant());
      beat(silence.back().instant());
    }
    for (Instant at : feed.beats()) {
      if (!at.isAfter(CountyGenerator.AS_OF) && isDue(at)) {
        beat(at);
      }
    }
  }

  private boolean isDue(Instant at) {
    Instant last = heard.floor(at);
    return last == null
        || (officeMinutes(last, at) + feed.minutesBetweenBeats() >= feed.tolerance()
            && silences.stream().noneMatch(silence -> silence.contains(at)));
  }

  private static long officeMinutes(Instant from, Instant until) {
    return DeskTime.officeMinutesUntil(until) - DeskTime.officeMinutesUntil(from);
  }

  private void beat(Instant at) {
    heard.add(at);
    sent.add(
        new CaseEvent(
            feed.source() + "-" + at.atOffset(DeskTime.OFFSET).toLocalDateTime(),
            null,
            EventType.HEARTBEAT,
            at,
            null,
            feed.source(),
            0,
            null,
            Where.UNSAID,
            null,
            null,
            null,
            null,
            Details.UNSAID,
            null));
  }
}
