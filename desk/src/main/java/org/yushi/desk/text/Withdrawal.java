package org.yushi.desk.text;

import java.time.Instant;
import org.yushi.alert.Reason;
import org.yushi.casework.PersonalNumbers;
import org.yushi.rulebook.Level;

/**
 * An alert that was told, and is taken back or made less grave.
 *
 * @param piece the alert as it was told
 * @param now its level now, less grave; {@link Level#OFF} = taken back
 * @param reason what made it necessary
 * @param by who decided, where the reason is a person; else empty
 * @param why in that person's words, or empty
 * @param at when
 */
public record Withdrawal(Piece piece, Level now, Reason reason, String by, String why, Instant at)
    implements Message {
  /** Masks what looks like an ID number in what a person wrote. */
  public Withdrawal {
    by = PersonalNumbers.mask(by);
    why = PersonalNumbers.mask(why);
  }
}
