package org.yushi.local.year;

import java.util.EnumMap;
import java.util.Map;

/** How often each variety was put into a year. */
final class Varieties {
  private final Map<Variety, Integer> counts = new EnumMap<>(Variety.class);

  /** Counts one. */
  void note(Variety variety) {
    counts.merge(variety, 1, Integer::sum);
  }

  /** How often it was counted. */
  int count(Variety variety) {
    return counts.getOrDefault(variety, 0);
  }

  @Override
  public String toString() {
    return counts.toString();
  }
}
