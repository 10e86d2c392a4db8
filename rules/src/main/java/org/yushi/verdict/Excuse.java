package org.yushi.verdict;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.yushi.casework.CaseEvent;
import org.yushi.casework.Fact;
import org.yushi.rulebook.Feeds;

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

  /**
   * A promise that is a fact: weighed and in effect by its own time, whenever it became known.
   *
   * @param weighedAt its place among the excuses
   */
  static Excuse fact(CaseEvent event, Instant weighedAt, Instant effectiveFrom) {
    return new Excuse(Kind.PROMISE, event, weighedAt, effectiveFrom);
  }

  /** Another version of an excuse has its effect from when the first had. */
  Excuse instead(Excuse earlier) {
    return earlier.effectiveFrom.isBefore(effectiveFrom)
        ? new Excuse(kind, event, inTimeAt, earlier.effectiveFrom)
        : this;
  }

  /**
   * From when an excuse counts that ends something by having happened: from its own time if it was
   * known when it had to be, else from when it became known. A correction that leaves it in time
   * makes it no later.
   *
   * @param excused the instant that it would excuse, or null if that cannot be dated
   */
  static Instant countsFrom(Fact excuse, @Nullable Instant excused, Feeds feeds) {
    Instant at = excuse.event().occurredAt();
    if (excused == null || at.isAfter(excused)) {
      return at;
    }
    boolean inTime = false;
    Instant saidSo = Instant.MAX;
    for (CaseEvent version : excuse.versions()) {
      boolean said = !version.occurredAt().isAfter(excused);
      Instant inTimeAt = version.knownAt().minus(feeds.lag(version.source()));
      if (!said || !inTimeAt.isAfter(excused)) {
        inTime = said;
      }
      saidSo = said ? min(saidSo, version.knownAt()) : Instant.MAX;
    }
    return inTime ? at : saidSo;
  }

  private static Instant min(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
