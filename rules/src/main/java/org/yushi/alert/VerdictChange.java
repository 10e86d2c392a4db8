package org.yushi.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.yushi.verdict.Verdict;

/**
 * What a review sends on when the visible part of a line, or what is said of it, changed.
 *
 * @param alertId the thread it belongs to
 * @param sequence number among what the subject's review sent, so that swapped records can be told
 * @param at supervision time
 * @param reason what made it necessary
 * @param due whether it became necessary by the instant alone: a step was due, nothing became known
 * @param verdict what is visible now, or null if nothing is any more
 */
public record VerdictChange(
    String alertId,
    long sequence,
    Instant at,
    Reason reason,
    boolean due,
    @Nullable Verdict verdict) {}
