package org.yushi.desk.text;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.yushi.casework.PersonalNumbers;
import org.yushi.rulebook.Bilingual;
import org.yushi.rulebook.Level;

/**
 * The letter of the morning.
 *
 * @param day of which morning
 * @param place whose: name of a window, a department, a centre
 * @param count how much came up since the last one
 * @param fresh some of it or all, the gravest and oldest first
 * @param next what turns graver next if nothing is done, the earliest first
 * @param olderUnsigned how many older ones nobody has answered
 * @param examines whether the recipient may uphold and rescind them
 */
public record Digest(
    LocalDate day,
    String place,
    int count,
    List<Piece> fresh,
    List<Ahead> next,
    int olderUnsigned,
    boolean examines)
    implements Message {

  /**
   * What will be found if nothing else happens.
   *
   * @param caseId the case
   * @param item name of the service item, or empty
   * @param window name, or empty
   * @param rule title of the rule
   * @param level what it turns to
   * @param at when
   */
  public record Ahead(
      String caseId, String item, String window, Bilingual rule, Level level, Instant at) {
    /** Masks what looks like an ID number. */
    public Ahead {
      caseId = PersonalNumbers.mask(caseId);
      item = PersonalNumbers.mask(item);
      window = PersonalNumbers.mask(window);
    }
  }

  /** Copies the lists. */
  public Digest {
    fresh = List.copyOf(fresh);
    next = List.copyOf(next);
  }
}
