package org.yushi.tally;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The figures of one month and one place, whatever the place.
 *
 * @param counts figures that are not 0
 * @param worked what the cases decided took, 实际用时
 * @param promised what their promises allowed, 承诺用时
 * @param statutory what their statutes allowed, 法定用时
 */
public record Figures(
    Map<Measure, Long> counts, Minutes worked, Minutes promised, Minutes statutory) {
  /** Nothing happened. */
  public static final Figures NONE =
      new Figures(Map.of(), Minutes.NONE, Minutes.NONE, Minutes.NONE);

  /** Copies the map. */
  public Figures {
    Map<Measure, Long> copy = new EnumMap<>(Measure.class);
    copy.putAll(counts);
    counts = Collections.unmodifiableMap(copy);
  }

  /** One figure; 0 if nothing was counted. */
  public long of(Measure measure) {
    return counts.getOrDefault(measure, 0L);
  }
}
