package org.yushi.local.importing;

import java.util.List;

/** A mapping that is wrong, or does not fit a log; holds every problem that was found. */
public final class MappingException extends Exception {
  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  /** For problems that each name the place in the mapping, what is wrong and what was expected. */
  public MappingException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** Every problem, in the order of the mapping. */
  public List<String> problems() {
    return problems;
  }
}
