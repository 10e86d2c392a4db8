package org.yushi.desk.text;

import java.time.Instant;
import org.yushi.calendar.Limit;

/**
 * One alert, told by itself.
 *
 * @param piece the alert
 * @param why why it goes to this recipient
 */
public record Warning(Piece piece, Why why) implements Message {
  /** Why somebody is told. */
  public sealed interface Why {
    /** It is theirs to act. */
    record Theirs() implements Why {}

    /**
     * Those it was told to have not answered.
     *
     * @param told who was told first, by name
     * @param at when
     * @param after how long nobody answered, in working time
     */
    record Unsigned(String told, Instant at, Limit after) implements Why {}

    /**
     * Those below cannot be reached.
     *
     * @param meant who should have been told, by name
     */
    record Unreachable(String meant) implements Why {}
  }
}
