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
 */
record Excuse(Kind kind, CaseEvent event, Instant inTimeAt) {
  static final Comparator<Excuse> AS_KNOWN =
      Comparator.comparing(Excuse::inTimeAt)
          .thenComparing(Excuse::event, CaseEvent.BUSINESS_ORDER)
          .thenComparing(excuse -> excuse.event().knownAt());

  enum Kind {
    STOP,
    EXTENSION,
    PROMISE
  }

  /** From when on it has an effect: it must have begun and be known. */
  Instant effectiveFrom() {
    return event.occurredAt().isAfter(inTimeAt) ? event.occurredAt() : inTimeAt;
  }
}
