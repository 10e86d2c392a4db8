package org.yushi.tally;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that can happen to a case more than once.
 *
 * @param kind what
 * @param on local date
 * @param amount STOP, STOP_REFUSED: office minutes; FEE: fen; RATING: 1 to 5, 0 = not said; else 0
 * @param source LATE_ENTRY, CORRECTION: the feed, empty if it did not say; else null
 */
public record Deed(Kind kind, LocalDate on, long amount, @Nullable String source) {
  /** What happened. */
  public enum Kind {
    /** The clock was stopped. */
    STOP,
    /** The clock was stopped, but that was not allowed to move the date. */
    STOP_REFUSED,
    /** The limit was extended. */
    EXTENSION,
    /** The limit was extended, but that was not allowed to move the date. */
    EXTENSION_REFUSED,
    /** A supplement was asked for. */
    SUPPLEMENT,
    /** A fee was charged. */
    FEE,
    /** A rating. */
    RATING,
    /** A complaint without an answer. */
    COMPLAINT,
    /** A complaint answered in time. */
    COMPLAINT_IN_TIME,
    /** A complaint answered later. */
    COMPLAINT_LATE,
    /** An enquiry without an answer. */
    ENQUIRY,
    /** An enquiry answered in time. */
    ENQUIRY_IN_TIME,
    /** An enquiry answered later. */
    ENQUIRY_LATE,
    /** A finding of a patrol. */
    PATROL_FINDING,
    /** An event that became known late. */
    LATE_ENTRY,
    /** A correction. */
    CORRECTION
  }

  static Deed of(Kind kind, LocalDate on) {
    return new Deed(kind, on, 0, null);
  }

  static Deed of(Kind kind, LocalDate on, long amount) {
    return new Deed(kind, on, amount, null);
  }

  static Deed bySource(Kind kind, LocalDate on, @Nullable String source) {
    return new Deed(kind, on, 0, source == null ? "" : source);
  }
}
