package org.yushi.verdict;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yushi.rulebook.Level;

/**
 * How a subject stands by the visible part of a line.
 *
 * @param active whether the line asserts something now; else it did before
 * @param level the level now, or the highest reached
 * @param from first instant of the latest unbroken run at that level
 * @param since what the law counts from, for that run
 * @param until when the line returned to nothing, null while active
 */
public record Standing(
    boolean active, Level level, Instant from, Instant since, @Nullable Instant until) {

  /** The standing by a visible line, or null if it asserts nothing and never did. */
  public static @Nullable Standing of(Line visible) {
    if (visible.isEmpty()) {
      return null;
    }
    List<Step> steps = visible.steps();
    Step last = visible.last();
    Level level = last.level() != null ? last.level() : highest(steps);
    int end = steps.size() - 1;
    while (steps.get(end).level() != level) {
      end--;
    }
    int begin = end;
    while (begin > 0 && steps.get(begin - 1).level() == level) {
      begin--;
    }
    Step first = steps.get(begin);
    return new Standing(
        last.asserts(), level, first.from(), first.since(), last.asserts() ? null : last.from());
  }

  private static Level highest(List<Step> steps) {
    Level highest = Level.OFF;
    for (Step step : steps) {
      if (step.level() != null && step.level().compareTo(highest) > 0) {
        highest = step.level();
      }
    }
    return highest;
  }
}
