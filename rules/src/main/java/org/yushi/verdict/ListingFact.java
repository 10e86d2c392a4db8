package org.yushi.verdict;

/**
 * A code that a case names for the first time; epoch ms.
 *
 * @param what ITEM, WINDOW or SOURCE
 * @param code the code
 * @param listed whether the rulebook lists it then
 * @param at when it was first named
 * @param listedFrom when the rulebook lists it afterwards
 * @param endedAt end of the case
 */
public record ListingFact(
    String what, String code, boolean listed, long at, long listedFrom, long endedAt) {}
