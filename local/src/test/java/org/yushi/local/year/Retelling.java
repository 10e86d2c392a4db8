package org.yushi.local.year;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Events that are told once more: the same, or otherwise. */
final class Retelling {
  private final Chance chance;
  private final Varieties varieties;

  Retelling(Chance chance, Varieties varieties) {
    this.chance = chance;
    this.varieties = varieties;
  }

  /** Adds copies to the events of a case. */
  void retell(List<DraftEvent> events) {
    for (DraftEvent event : new ArrayList<>(events)) {
      if (chance.percent(0.4)) {
        events.add(conflict(event));
      }
      if (chance.percent(0.6)) {
        events.add(duplicate(event));
      }
    }
  }

  /** The same content, known at another time, mostly later. */
  DraftEvent duplicate(DraftEvent event) {
    boolean earlier = chance.percent(30) && event.known().isAfter(event.at());
    varieties.note(earlier ? Variety.DUPLICATE_KNOWN_EARLIER : Variety.DUPLICATE);
    Instant known =
        earlier ? event.at() : event.known().plusSeconds(chance.between(1, 40 * 86_400));
    return event.copy().known(known);
  }

  /** Other content under another number; either copy may bear the higher number. */
  DraftEvent conflict(DraftEvent event) {
    int number = chance.between(2, 90);
    boolean higher = chance.percent(50);
    varieties.note(higher ? Variety.CONFLICT_HIGHER : Variety.CONFLICT_LOWER);
    event.with("sourceSeq", number);
    DraftEvent other = event.copy().with("sourceSeq", higher ? number + 1 : number - 1);
    Instant known = event.known().plusSeconds(chance.between(1, 20 * 86_400));
    other.known(known);
    boolean correction = event.type().equals("CORRECTED");
    switch (correction ? 2 : chance.between(0, 2)) {
      case 0 -> other.at(event.at().minusSeconds(chance.between(1, 40_000)));
      case 1 -> other.with("window", "W0" + chance.between(1, 9));
      default -> other.with("handler", "S" + chance.between(300, 399));
    }
    return other;
  }
}
