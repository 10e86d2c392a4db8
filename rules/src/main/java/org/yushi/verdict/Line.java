package org.yushi.verdict;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A dated line: what is true from when, if nothing else happens. It begins with an assertion and
 * may bear an assertion and its end at one instant.
 *
 * @param steps the steps in order of time
 */
public record Line(List<Step> steps) {
  /** Nothing, ever. */
  public static final Line EMPTY = new Line(List.of());

  /** What of it is visible at an instant: the steps that began by then. */
  public Line upTo(Instant instant) {
    int visible = 0;
    while (visible < steps.size() && !steps.get(visible).from().isAfter(instant)) {
      visible++;
    }
    return firstSteps(visible);
  }

  /** Its first steps. */
  public Line firstSteps(int number) {
    return number == steps.size() ? this : new Line(List.copyOf(steps.subList(0, number)));
  }

  /** It with a further step. */
  public Line then(Step step) {
    List<Step> longer = new ArrayList<>(steps);
    longer.add(step);
    return new Line(List.copyOf(longer));
  }

  /** Whether it says nothing. */
  public boolean isEmpty() {
    return steps.isEmpty();
  }

  /** The last step; only of a line that says something. */
  public Step last() {
    return steps.get(steps.size() - 1);
  }
}
