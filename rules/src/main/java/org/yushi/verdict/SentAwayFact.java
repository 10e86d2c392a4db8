package org.yushi.verdict;

/**
 * An applicant was told to go to the department; epoch ms.
 *
 * @param eventId the event
 * @param at when
 * @param acceptedAt acceptance of the case
 * @param endedAt end of the case
 */
public record SentAwayFact(String eventId, long at, long acceptedAt, long endedAt) {}
