package org.yushi.verdict;

import java.util.List;

/**
 * The line of one rule about one thing inside a subject.
 *
 * @param rule rule id
 * @param about the thing, empty for the subject itself
 * @param line its line
 * @param because ids of others that it rests on (earlier cases), the earliest first
 * @param awaited sources that may still tell of what the line says did not happen
 */
public record VerdictLine(
    String rule, String about, Line line, List<String> because, List<String> awaited) {

  /** This line cut to what is visible. */
  public VerdictLine cutTo(Line visible) {
    return new VerdictLine(rule, about, visible, because, awaited);
  }

  /** This line, waiting for these sources. */
  public VerdictLine awaiting(List<String> sources) {
    return new VerdictLine(rule, about, line, because, sources);
  }
}
