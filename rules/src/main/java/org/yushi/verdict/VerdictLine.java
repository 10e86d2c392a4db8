package org.yushi.verdict;

import java.util.List;

/**
 * The line of one rule about one thing inside a subject.
 *
 * @param rule rule id
 * @param about the thing, empty for the subject itself
 * @param line its line
 * @param because ids of others that it rests on (earlier cases), the earliest first
 */
public record VerdictLine(String rule, String about, Line line, List<String> because) {}
