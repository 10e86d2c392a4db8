package org.yushi.desk.text;

import java.time.Instant;
import org.yushi.casework.PersonalNumbers;

/**
 * One alert, told by itself.
 *
 * @param piece the alert
 * @param why why it goes to this recipient
 * @param turn whether it is new
 * @param examines whether the recipient may uphold and rescind it
 */
public record Warning(Piece piece, Why why, Turn turn, boolean examines) implements Message {
  /** Whether an alert is new. */
  public sealed interface Turn {
    /** It is. */
    record New() implements Turn {}

    /** It was over before it could be told. */
    record Over() implements Turn {}

    /**
     * It was over or taken back, and stands again.
     *
     * @param by who upheld it, or empty
     * @param reason in that person's words, or empty
     */
    record Again(String by, String reason) implements Turn {
      /** Masks what looks like an ID number. */
      public Again {
        by = PersonalNumbers.mask(by);
        reason = PersonalNumbers.mask(reason);
      }
    }
  }

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
    record Unsigned(String told, Instant at, OfficeTime after) implements Why {}

    /**
     * Those below cannot be reached.
     *
     * @param meant who should have been told, by name
     */
    record Unreachable(String meant) implements Why {}
  }
}
