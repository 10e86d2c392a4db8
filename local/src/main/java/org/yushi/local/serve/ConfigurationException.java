package org.yushi.local.serve;

import java.util.List;

/** A configuration that cannot be used, with everything that is wrong with it. */
public final class ConfigurationException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  /** For problems that each name the key, its place, what was expected and what was found. */
  ConfigurationException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** Everything that is wrong: one sentence each. */
  public List<String> problems() {
    return problems;
  }
}
