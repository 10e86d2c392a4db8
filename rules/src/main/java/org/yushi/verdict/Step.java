package org.yushi.verdict;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.yushi.rulebook.Level;

/**
 * One step of a line; it holds until the next.
 *
 * @param from the first instant at which it may be asserted
 * @param since what the law counts from
 * @param grade the rule's grade, or null for nothing
 * @param level the policy's level for it, or null for nothing
 */
public record Step(Instant from, Instant since, @Nullable String grade, @Nullable Level level) {

  /** A return to nothing. */
  public static Step nothing(Instant from) {
    return new Step(from, from, null, null);
  }

  /** Whether it asserts something. */
  public boolean asserts() {
    return grade != null;
  }
}
