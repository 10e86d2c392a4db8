package org.yushi.verdict;

/**
 * A receipt or acceptance and where it took place; epoch ms.
 *
 * @param place CENTRE, SUBCENTRE, DEPARTMENT, ONLINE, AGENT, or UNSAID
 * @param inCentre whether the item must be handled in the centre
 * @param approvedPlace whether the place is listed and approved for the item
 * @param exceptionApproved whether a dated exception lets the item be handled elsewhere
 * @param at when
 * @param endedAt end of the case
 */
public record IntakeEventFact(
    String place,
    boolean inCentre,
    boolean approvedPlace,
    boolean exceptionApproved,
    long at,
    long endedAt) {}
