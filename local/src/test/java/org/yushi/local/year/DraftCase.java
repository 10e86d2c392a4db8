package org.yushi.local.year;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A case being made up. */
final class DraftCase {
  private final String id;
  private final Instant earliest;
  private final @Nullable String source;
  private final Duration lag;
  private final Chance chance;
  private final OfficeTimes times;
  private final Varieties varieties;
  private final List<DraftEvent> events = new ArrayList<>();

  /**
   * A case without events.
   *
   * @param earliest nothing of it happens before
   * @param source the feed that tells of it, or null
   * @param lag the declared lag of that feed
   */
  DraftCase(
      String id,
      Instant earliest,
      @Nullable String source,
      Duration lag,
      Chance chance,
      OfficeTimes times,
      Varieties varieties) {
    this.id = id;
    this.earliest = earliest;
    this.source = source;
    this.lag = lag;
    this.chance = chance;
    this.times = times;
    this.varieties = varieties;
  }

  /** Adds an event. */
  DraftEvent add(String type, Instant at) {
    DraftEvent event =
        new DraftEvent("e" + (events.size() + 1), type, at.isBefore(earliest) ? earliest : at)
            .with("caseId", id)
            .with("source", source);
    if (chance.percent(30)) {
      event.with("sourceSeq", events.size() + 1);
    }
    events.add(event);
    return event;
  }

  /** Adds an event as it is. */
  void add(DraftEvent event) {
    events.add(event);
  }

  void note(Variety variety) {
    varieties.note(variety);
  }

  List<DraftEvent> events() {
    return events;
  }

  Instant earliest() {
    return earliest;
  }

  @Nullable String source() {
    return source;
  }

  Duration lag() {
    return lag;
  }

  Chance chance() {
    return chance;
  }

  OfficeTimes times() {
    return times;
  }
}
