package org.yushi.rulebook;

import java.util.List;
import java.util.stream.Collectors;

/** A rulebook that cannot be used, with everything that is wrong in it. */
public final class RulebookException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /** For problems found in one reading. */
  public RulebookException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** Everything that is wrong, in the order of the files. */
  public List<Problem> problems() {
    return problems;
  }
}
