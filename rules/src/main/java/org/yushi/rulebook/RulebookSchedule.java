package org.yushi.rulebook;

import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which rulebook is in force when, by supervision time. The first holds from the beginning, each
 * successor from one instant on, for everybody at once.
 */
public final class RulebookSchedule implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * One rulebook and when it came into force.
   *
   * @param from its first instant
   * @param bundle the rulebook
   */
  public record Entry(Instant from, RulebookBundle bundle) implements Serializable {}

  private final ArrayList<Entry> entries;

  private RulebookSchedule(List<Entry> entries) {
    this.entries = new ArrayList<>(entries);
  }

  /** One rulebook, always. */
  public static RulebookSchedule always(RulebookBundle bundle) {
    return new RulebookSchedule(List.of(new Entry(Instant.EPOCH, bundle)));
  }

  /**
   * This schedule with a successor.
   *
   * @throws IllegalArgumentException if it does not come into force after all others
   */
  public RulebookSchedule then(Instant from, RulebookBundle bundle) {
    if (!from.isAfter(latest().from())) {
      throw new IllegalArgumentException(
          "expected a rulebook after " + latest().from() + ", found one in force from " + from);
    }
    List<Entry> longer = new ArrayList<>(entries);
    longer.add(new Entry(from, bundle));
    return new RulebookSchedule(longer);
  }

  /** The rulebook in force at an instant. */
  public Entry at(Instant instant) {
    Entry inForce = entries.get(0);
    for (Entry entry : entries) {
      if (!entry.from().isAfter(instant)) {
        inForce = entry;
      }
    }
    return inForce;
  }

  /** When the next successor comes into force after an instant, or null. */
  public @Nullable Instant nextAfter(Instant instant) {
    for (Entry entry : entries) {
      if (entry.from().isAfter(instant)) {
        return entry.from();
      }
    }
    return null;
  }

  /** The last rulebook. */
  public Entry latest() {
    return entries.get(entries.size() - 1);
  }

  /** All rulebooks, by time. */
  public List<Entry> entries() {
    return List.copyOf(entries);
  }
}
