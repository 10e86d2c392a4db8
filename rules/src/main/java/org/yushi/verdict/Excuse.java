package org.yushi.verdict;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.yushi.casework.CaseEvent;
import org.yushi.casework.Fact;
import org.yushi.rulebook.Feeds;

/**
 * Something that may move a deadline: a stop, an extension, a stated promise.
 *
 * @param kind which of them
 * @param event what was said
 * @param weighedAt its place among the excuses
 * @param inTimeAt when it counts as known: known less the lag declared for its source, but not
 *     before it happened
 * @param effectiveFrom from when on it has its effect
 * @param onlyIfEarlier whether it counts only if it makes the date earlier
 */
record Excuse(
    Kind kind,
    CaseEvent event,
    Instant weighedAt,
    Instant inTimeAt,
    Instant effectiveFrom,
    boolean onlyIfEarlier) {

  enum Kind {
    STOP,
    EXTENSION,
    PROMISE
  }

  /**
   * An excuse has its effect once it has begun and is known.
   *
   * @param notBefore the place of what was said before of the same event
   */
  static Excuse of(Kind kind, Fact.Version version, Instant notBefore, Feeds feeds) {
    Instant inTimeAt = inTimeAt(version, feeds);
    return new Excuse(kind, version.event(), max(notBefore, inTimeAt), inTimeAt, inTimeAt, false);
  }

  /** The first promise is a fact, in effect whenever it became known. */
  static Excuse firstPromise(CaseEvent stating, Instant effectiveFrom) {
    return new Excuse(Kind.PROMISE, stating, Instant.MIN, Instant.MIN, effectiveFrom, false);
  }

  /** A promise is a fact from when it was given, if it is earlier than what held then. */
  static Excuse earlierPromise(CaseEvent stating, Instant notBefore) {
    Instant given = stating.occurredAt();
    return new Excuse(Kind.PROMISE, stating, max(notBefore, given), given, given, true);
  }

  /** Whether both are said by one event. */
  boolean isVersionOf(Excuse other) {
    return kind == other.kind && event.eventId().equals(other.event.eventId());
  }

  /** Another version of an excuse has its effect from when the first had. */
  Excuse instead(Excuse earlier) {
    return earlier.effectiveFrom.isBefore(effectiveFrom)
        ? new Excuse(kind, event, weighedAt, inTimeAt, earlier.effectiveFrom, onlyIfEarlier)
        : this;
  }

  /**
   * From when an excuse counts that ends something by having happened: from its own time if it was
   * known when it had to be, else from when it became known. A correction that leaves it in time
   * makes it no later.
   *
   * @param opening what it must come after in business order, or null
   * @param excused the instant that it would excuse, or null if that cannot be dated
   */
  static Instant countsFrom(
      Fact excuse, @Nullable CaseEvent opening, @Nullable Instant excused, Feeds feeds) {
    Instant at = excuse.event().occurredAt();
    if (excused == null || at.isAfter(excused)) {
      return at;
    }
    boolean inTime = false;
    Instant saidSo = Instant.MAX;
    for (Fact.Version version : excuse.versions()) {
      CaseEvent event = version.event();
      boolean said =
          !event.occurredAt().isAfter(excused)
              && (opening == null || CaseEvent.BUSINESS_ORDER.compare(event, opening) > 0);
      if (!said || !inTimeAt(version, feeds).isAfter(excused)) {
        inTime = said;
      }
      saidSo = said ? min(saidSo, event.knownAt()) : Instant.MAX;
    }
    return inTime ? at : saidSo;
  }

  private static Instant inTimeAt(Fact.Version version, Feeds feeds) {
    CaseEvent event = version.event();
    return max(event.occurredAt(), event.knownAt().minus(feeds.lag(version.saidBy())));
  }

  private static Instant min(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  private static Instant max(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
