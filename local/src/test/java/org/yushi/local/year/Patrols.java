package org.yushi.local.year;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Findings of patrols at windows. */
final class Patrols {
  private final Chance chance;
  private final Varieties varieties;

  Patrols(Chance chance, Varieties varieties) {
    this.chance = chance;
    this.varieties = varieties;
  }

  /** A finding, perhaps told twice. */
  List<DraftEvent> find(String id, Instant at) {
    boolean unlisted = chance.percent(5);
    String window =
        unlisted
            ? "W9" + chance.between(0, 9)
            : "W" + chance.of(List.of("01", "04", "08", "12", "13", "21"));
    DraftEvent finding =
        new DraftEvent(id, "PATROL_FINDING", at).with("window", window).with("source", "centre");
    varieties.note(Variety.PATROL);
    if (unlisted) {
      varieties.note(Variety.PATROL_AT_UNLISTED_WINDOW);
    }
    if (chance.percent(20)) {
      varieties.note(Variety.PATROL_SAYS_PLACE);
      switch (chance.between(0, 2)) {
        case 0 -> finding.with("region", "510001");
        case 1 -> finding.with("centre", "T1");
        default -> finding.with("department", "D-CIV");
      }
    }
    List<DraftEvent> told = new ArrayList<>(List.of(finding));
    new Telling(chance, varieties).tell(told);
    Retelling retelling = new Retelling(chance, varieties);
    if (chance.percent(10)) {
      varieties.note(Variety.PATROL_DUPLICATE);
      told.add(retelling.duplicate(finding));
    }
    if (chance.percent(10)) {
      varieties.note(Variety.PATROL_CONFLICT);
      DraftEvent other = retelling.conflict(finding);
      told.add(other.with("window", window).with("department", "D-MKT"));
    }
    return told;
  }
}
