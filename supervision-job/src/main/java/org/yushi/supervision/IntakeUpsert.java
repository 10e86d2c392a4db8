package org.yushi.supervision;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.yushi.alert.Reason;
import org.yushi.verdict.CaseIntake;

/**
 * What CaseReview tells IntakeReview of a case; the last one per case counts.
 *
 * @param key applicant and item
 * @param caseId the case
 * @param sequence number among what the case sent
 * @param at supervision time
 * @param reason what made it necessary
 * @param intake the intake, or null if the case belongs here no more
 * @param archived whether it is gone because it is long closed: what was said of it stays
 */
public record IntakeUpsert(
    String key,
    String caseId,
    long sequence,
    Instant at,
    Reason reason,
    @Nullable CaseIntake intake,
    boolean archived) {}
