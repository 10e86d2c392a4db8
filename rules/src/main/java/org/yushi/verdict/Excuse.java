package org.yushi.verdict;

import java.time.Instant;
import java.util.Comparator;
import org.yushi.casework.CaseEvent;

/**
 * Something that may move a deadline: a stop, an extension, a stated promise.
 *
 * @param kind which of them
 * @param event what was said
 * @param inTimeAt when it counts as known: known less the lag declared for its source
 * @param effectiveFrom from when on it has its effect
 */
record Excuse(Kind kind, CaseEvent event, Instant inTimeAt, Instant effectiveFrom) {
  static final Comparator<Excuse> AS_KNOWN =
      Comparator.comparing(Excuse::inTimeAt)
          .thenComparing(Excuse::event, CaseEvent.BUSINESS_ORDER)
          .thenComparing(excuse -> excuse.event().knownAt());

  enum Kind {
    STOP,
    EXTENSION,
    PROMISE
  }

  /** An excuse has its effect once it has begun and is known. */
  static Excuse of(Kind kind, CaseEvent event, Instant inTimeAt) {
    Instant begun = event.occurredAt();
    return new Excuse(kind, event, inTimeAt, begun.isAfter(inTimeAt) ? begun : inTimeAt);
  }

  /** A fact has its effect from its own time, whenever it became known. */
  static Excuse fact(Kind kind, CaseEvent event, Instant inTimeAt, Instant effectiveFrom) {
    return new Excuse(kind, event, inTimeAt, effectiveFrom);
  }

  /** Another version of an excuse has its effect from when the first had. */
  Excuse instead(Excuse earlier) {
    return earlier.effectiveFrom.isBefore(effectiveFrom)
        ? new Excuse(kind, event, inTimeAt, earlier.effectiveFrom)
        : this;
  }
}
