package org.yushi.supervision.live;

import java.util.List;

/** Topics that cannot be used as they are, with everything that is wrong with them. */
public final class TopicsException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  /** For problems found in one look: each names the topic, what was found, what was expected. */
  public TopicsException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** Everything that is wrong: one sentence each. */
  public List<String> problems() {
    return problems;
  }
}
