package org.yushi.verdict;

/**
 * The figures of one case, as the rules see them. All times are epoch ms, {@link Times#NEVER} for
 * what has not happened or cannot be dated.
 *
 * @param kind INSTANT, PROMISED, PARALLEL, or NONE for an item that the catalogue does not know
 * @param promisedByOnly whether the only promise is the source's promised date
 * @param acceptedAt acceptance
 * @param endedAt end of the case
 * @param promiseDue promise date, stops and extension worked in
 * @param promiseFloor no promise step before it
 * @param statutoryDue statutory date, stops and extension worked in
 * @param assertableFrom no other deadline step before it
 * @param sameDayDue when an on-the-spot case is due
 * @param sameDayWarnAt when to warn of that
 * @param unhandledFrom when somebody should have begun to handle it
 * @param handledAt when somebody did
 */
public record CaseFact(
    String kind,
    boolean promisedByOnly,
    long acceptedAt,
    long endedAt,
    long promiseDue,
    long promiseFloor,
    long statutoryDue,
    long assertableFrom,
    long sameDayDue,
    long sameDayWarnAt,
    long unhandledFrom,
    long handledAt) {}
