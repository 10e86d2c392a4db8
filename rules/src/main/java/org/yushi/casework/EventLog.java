package org.yushi.casework;

import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;

/**
 * Everything known about one subject: one event per id, whatever was sent twice. A set, so the
 * order of arrival leaves no trace in it.
 */
public final class EventLog {
  /** The most events that one case may have. */
  public static final int MOST_EVENTS = 2_000;

  /** What became of an event that was taken in. */
  public enum Outcome {
    /** Not known before. */
    NEW,
    /** Known, with the same content. */
    DUPLICATE,
    /** Known with other content: the higher sourceSeq, then the higher content hash, wins. */
    CONFLICT,
    /** The subject has as many events as it may have. */
    FULL
  }

  private final List<CaseEvent> events;

  /** A log that goes on with these events, one per id; the list is written to. */
  public EventLog(List<CaseEvent> events) {
    this.events = events;
  }

  /** All events known, one per id, in no particular order. */
  public List<CaseEvent> events() {
    return Collections.unmodifiableList(events);
  }

  /** Takes one event in. */
  public Outcome add(CaseEvent event) {
    for (int i = 0; i < events.size(); i++) {
      CaseEvent known = events.get(i);
      if (known.eventId().equals(event.eventId())) {
        return meet(i, known, event);
      }
    }
    if (events.size() >= MOST_EVENTS) {
      return Outcome.FULL;
    }
    events.add(event);
    return Outcome.NEW;
  }

  private Outcome meet(int index, CaseEvent known, CaseEvent event) {
    if (known.sameContent(event)) {
      if (event.knownAt().isBefore(known.knownAt())) {
        events.set(index, event);
      }
      return Outcome.DUPLICATE;
    }
    if (event.sourceSeq() > known.sourceSeq()
        || (event.sourceSeq() == known.sourceSeq()
            && contentHash(event).compareTo(contentHash(known)) > 0)) {
      events.set(index, event);
    }
    return Outcome.CONFLICT;
  }

  private static String contentHash(CaseEvent event) {
    return Sha256.hex(new CaseEventWriter(ZoneOffset.UTC).write(event.withoutKnownAt()));
  }
}
