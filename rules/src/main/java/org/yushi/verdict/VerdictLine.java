package org.yushi.verdict;

/**
 * The line of one rule about one thing inside a subject.
 *
 * @param rule rule id
 * @param about the thing, empty for the subject itself
 * @param line its line
 */
public record VerdictLine(String rule, String about, Line line) {}
