package org.yushi.casework;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One event as it stands after all corrections.
 *
 * @param event what holds now
 * @param versions what was said of it, in the order in which it became known: the first as first
 *     sent, the last = {@code event}. What excuses must have been said in time, so history counts.
 */
public record Fact(CaseEvent event, List<Version> versions) {

  /**
   * What was said of an event from some time on.
   *
   * @param event the event as it was then, known since then
   * @param saidBy the feed that said so, or null
   */
  public record Version(CaseEvent event, @Nullable String saidBy) {}
}
