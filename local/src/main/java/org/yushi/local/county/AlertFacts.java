package org.yushi.local.county;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is compared of an alert.
 *
 * @param rule rule id
 * @param subjectKind kind of subject, CASE, FEED or REGION
 * @param subjectId id of the subject
 * @param about the thing inside the subject, empty for the subject itself
 * @param level NOTICE, YELLOW or RED
 * @param status ACTIVE or ENDED
 * @param from first instant of the latest unbroken run at that level
 * @param until when it was over, null while active
 */
public record AlertFacts(
    String rule,
    String subjectKind,
    String subjectId,
    String about,
    String level,
    String status,
    Instant from,
    @Nullable Instant until) {

  /** Identity of the violation: of two alerts with one key at most one can be right. */
  String key() {
    return String.join("\n", rule, subjectKind, subjectId, about);
  }

  /** Level, status and times in one line. */
  String text() {
    return level
        + " "
        + status
        + " "
        + from.atOffset(DeskTime.OFFSET)
        + (until == null ? "" : " – " + until.atOffset(DeskTime.OFFSET));
  }
}
