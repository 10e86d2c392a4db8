package org.yushi.verdict;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yushi.casework.CaseEvent;
import org.yushi.casework.CaseFile;
import org.yushi.casework.EventType;
import org.yushi.casework.Where;

/**
 * What the review of intakes needs to know of one case.
 *
 * @param caseId the case
 * @param item service item
 * @param at intake: the earlier of receipt and acceptance
 * @param endedAt end of the case, or null
 * @param where place and people of the intake
 * @param matter what tells cases of one applicant and item apart, or null
 * @param parentCase the case it is a branch of, or null
 * @param forwarded whether it was forwarded (转报)
 * @param awaited sources that may still tell of its end
 */
public record CaseIntake(
    String caseId,
    String item,
    Instant at,
    @Nullable Instant endedAt,
    Where where,
    @Nullable String matter,
    @Nullable String parentCase,
    boolean forwarded,
    List<String> awaited) {

  /** By time of intake, equal times by case. */
  public static final Comparator<CaseIntake> ORDER =
      Comparator.comparing(CaseIntake::at).thenComparing(CaseIntake::caseId);

  /** The intake of a case, or null if it was not taken in or names no item. */
  static @Nullable CaseIntake of(CaseFile file, List<String> awaited) {
    CaseEvent intake = file.intake();
    String item = file.item();
    if (intake == null || item == null) {
      return null;
    }
    CaseEvent end = file.end();
    CaseEvent naming = file.first(e -> e.matter() != null);
    CaseEvent branch = file.first(e -> e.parentCase() != null);
    return new CaseIntake(
        file.caseId(),
        item,
        intake.occurredAt(),
        end == null ? null : end.occurredAt(),
        file.whereAt(intake.occurredAt()),
        naming == null ? null : naming.matter(),
        branch == null ? null : branch.parentCase(),
        file.first(e -> e.type() == EventType.FORWARDED) != null,
        awaited);
  }

  /** Who is concerned: the keyed hash of the applicant's number, or null. */
  public static @Nullable String applicantOf(CaseFile file) {
    CaseEvent naming = file.first(e -> e.applicant() != null);
    return naming == null ? null : naming.applicant();
  }
}
