package org.yushi.casework;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened, as its source reported it (docs/reference/case-event.schema.json).
 *
 * @param eventId identity: the same id with the same content is a duplicate
 * @param caseId the case, 办件编号; null only where the type is not about a case
 * @param type what happened
 * @param occurredAt business time: dates verdicts
 * @param ingestedAt supervision time: when it became known; null = when it happened
 * @param source the feed it came from
 * @param sourceSeq the source's own order; 0 = none
 * @param item service item, 事项
 * @param where place and people
 * @param applicant keyed hash of the applicant's number, never the number
 * @param matter what tells two cases of one applicant and item apart (a project number)
 * @param parentCase the case this is a branch of, 并联
 * @param promisedBy promised finish, 承诺办结时间
 * @param details what only some types need
 * @param correction for CORRECTED, else null
 */
public record CaseEvent(
    String eventId,
    @Nullable String caseId,
    EventType type,
    Instant occurredAt,
    @Nullable Instant ingestedAt,
    @Nullable String source,
    long sourceSeq,
    @Nullable String item,
    Where where,
    @Nullable String applicant,
    @Nullable String matter,
    @Nullable String parentCase,
    @Nullable DayOrInstant promisedBy,
    Details details,
    @Nullable Correction correction) {

  /** Business order: time, life cycle, the source's order, id. */
  public static final Comparator<CaseEvent> BUSINESS_ORDER =
      Comparator.comparing(CaseEvent::occurredAt)
          .thenComparing(CaseEvent::type)
          .thenComparingLong(CaseEvent::sourceSeq)
          .thenComparing(CaseEvent::eventId);

  /** Supervision time: when we knew. */
  public Instant knownAt() {
    return ingestedAt != null ? ingestedAt : occurredAt;
  }

  /** When it begins to count: when we knew, but no fact is known before it happened. */
  public Instant countsFrom() {
    return knownAt().isBefore(occurredAt) ? occurredAt : knownAt();
  }

  /** This, known at another time. */
  public CaseEvent knownAt(Instant time) {
    return new CaseEvent(
        eventId,
        caseId,
        type,
        occurredAt,
        time,
        source,
        sourceSeq,
        item,
        where,
        applicant,
        matter,
        parentCase,
        promisedBy,
        details,
        correction);
  }

  /** Whether both say the same; when it became known is not part of what an event says. */
  public boolean sameContent(CaseEvent other) {
    return withoutKnownAt().equals(other.withoutKnownAt());
  }

  /**
   * This event with what the correction says put over it, known since both were; it stays in its
   * case.
   */
  CaseEvent amendedBy(Corrections.Amendment amendment) {
    CaseEvent correcting = amendment.correcting();
    Instant right = Objects.requireNonNull(correcting.correction).amendedOccurredAt();
    return new CaseEvent(
        eventId,
        caseId,
        type,
        right != null ? right : occurredAt,
        knownAt().isAfter(amendment.since()) ? knownAt() : amendment.since(),
        source,
        sourceSeq,
        correcting.item != null ? correcting.item : item,
        where.overlaidBy(correcting.where),
        correcting.applicant != null ? correcting.applicant : applicant,
        correcting.matter != null ? correcting.matter : matter,
        correcting.parentCase != null ? correcting.parentCase : parentCase,
        correcting.promisedBy != null ? correcting.promisedBy : promisedBy,
        details.overlaidBy(correcting.details),
        correction);
  }

  CaseEvent withoutKnownAt() {
    return new CaseEvent(
        eventId,
        caseId,
        type,
        occurredAt,
        null,
        source,
        sourceSeq,
        item,
        where,
        applicant,
        matter,
        parentCase,
        promisedBy,
        details,
        correction);
  }
}
