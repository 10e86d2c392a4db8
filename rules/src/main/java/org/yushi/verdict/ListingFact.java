package org.yushi.verdict;

/**
 * A code that a case names for the first time; epoch ms.
 *
 * @param what ITEM, WINDOW or SOURCE
 * @param code the code
 * @param listed whether the rulebook lists it
 * @param at when it was first named
 * @param endedAt end of the case
 */
public record ListingFact(String what, String code, boolean listed, long at, long endedAt) {}
