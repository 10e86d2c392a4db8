package org.yushi.report.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.yushi.rulebook.Level;

/**
 * One case and the gravest alert about it.
 *
 * @param caseId the number of the case
 * @param item its item
 * @param department the department that answers for it
 * @param window the window
 * @param rule the rule that found it
 * @param level how grave it is
 * @param since from when on the violation counts
 * @param until when it ended; null while it goes on
 * @param minutesLate office minutes from {@code since} to {@code until}, or to the end of the month
 */
public record CaseRow(
    String caseId,
    Unit item,
    Unit department,
    Unit window,
    Rule rule,
    Level level,
    Instant since,
    @Nullable Instant until,
    long minutesLate) {}
