package org.yushi.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.yushi.rulebook.Bilingual;
import org.yushi.tally.Contribution.Counted;

/**
 * An alert about a case.
 *
 * @param alertId the alert
 * @param caseId the case
 * @param counted where it counts
 * @param rule the rule
 * @param title title of the rule
 * @param level level, or the one it had last
 * @param since what the law counts from
 * @param until when it ended, or null
 */
public record AlertOfCase(
    String alertId,
    String caseId,
    Counted counted,
    String rule,
    Bilingual title,
    String level,
    Instant since,
    @Nullable Instant until) {}
