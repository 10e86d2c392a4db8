package org.yushi.local.county;

import java.time.Instant;
import org.yushi.casework.DayOrInstant;
import org.yushi.casework.Details;
import org.yushi.casework.StepKind;

/** The details that the events of the generated county carry. */
final class Say {
  private Say() {}

  static Details step(StepKind kind) {
    return new Details(kind, null, null, null, null, null, null, null, null, null, null);
  }

  /** A stop with everything that the law asks for. */
  static Details stop(String ground, String noticeNo, int days) {
    return new Details(null, null, ground, noticeNo, null, days, null, null, null, null, null);
  }

  /** A stop that gives its end as a time. */
  static Details stop(String ground, String noticeNo, Instant until) {
    return new Details(
        null, null, ground, noticeNo, DayOrInstant.of(until), null, null, null, null, null, null);
  }

  /** A stop without notice to the applicant. */
  static Details stopWithoutNotice(String ground, int days) {
    return new Details(null, null, ground, null, null, days, null, null, null, null, null);
  }

  static Details extension(int days, String approver, Instant requestedAt) {
    return new Details(null, null, null, null, null, days, approver, requestedAt, null, null, null);
  }

  static Details end(String code) {
    return new Details(null, code, null, null, null, null, null, null, null, null, null);
  }

  /** How content the applicant is, 1 to 5. */
  static Details grade(int rating) {
    return new Details(null, null, null, null, null, null, null, null, null, null, rating);
  }

  static Details reason(String text) {
    return new Details(null, null, null, null, null, null, null, null, text, null, null);
  }
}
