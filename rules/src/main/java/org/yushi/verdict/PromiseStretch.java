package org.yushi.verdict;

/**
 * The promise as it stood for a stretch of time, from one excuse to the next; epoch ms.
 *
 * @param kind as in {@link CaseFact}
 * @param promisedByOnly as in {@link CaseFact}
 * @param until when the stretch is over
 * @param warnAt when the stretch's date is near, the clock running
 * @param due the promise date as it stood
 * @param endedAt end of the case
 */
public record PromiseStretch(
    String kind, boolean promisedByOnly, long until, long warnAt, long due, long endedAt) {}
