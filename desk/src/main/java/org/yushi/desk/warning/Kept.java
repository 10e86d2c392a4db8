package org.yushi.desk.warning;

/**
 * A notice that was planned before, and what became of it.
 *
 * @param notice the notice
 * @param state what became of it
 */
public record Kept(Notice notice, State state) {
  /** What can become of a notice. */
  public enum State {
    /** It waits for its time. */
    PLANNED,
    /** A letter tells it, sent or about to be. */
    TAKEN,
    /** It is not told any more. */
    DROPPED,
    /** There is no way to tell it. */
    UNREACHABLE
  }
}
