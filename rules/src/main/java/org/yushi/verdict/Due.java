package org.yushi.verdict;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a deadline stands.
 *
 * @param state whether there is one and whether it can be dated
 * @param at the instant, for {@code DATED}
 * @param stated whether it is the source's promised date, not the computed one
 */
record Due(State state, @Nullable Instant at, boolean stated) {
  static final Due NONE = new Due(State.NONE, null, false);
  static final Due BEYOND = new Due(State.BEYOND_CALENDAR, null, false);

  enum State {
    NONE,
    DATED,
    BEYOND_CALENDAR
  }

  static Due at(@Nullable Instant instant, boolean stated) {
    return instant == null ? BEYOND : new Due(State.DATED, instant, stated);
  }

  /** The earlier of two; one that cannot be dated is later than one that can. */
  static Due earlier(Due a, Due b) {
    if (a.state == State.NONE) {
      return b;
    }
    if (b.state == State.NONE) {
      return a;
    }
    return a.comparable().isAfter(b.comparable()) ? b : a;
  }

  boolean earlierThan(Due other) {
    return comparable().isBefore(other.comparable());
  }

  boolean laterThan(Due other) {
    return comparable().isAfter(other.comparable());
  }

  /** Whether an instant lies after it. */
  boolean passedAt(Instant instant) {
    return at != null && instant.isAfter(at);
  }

  private Instant comparable() {
    return at == null ? Instant.MAX : at;
  }
}
