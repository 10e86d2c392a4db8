package org.yushi.desk.text;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.yushi.rulebook.Level;

/**
 * What exceeded the budget of a day, in one letter.
 *
 * @param place whose: name of a window, a department, a centre
 * @param budget how many letters a day may have
 * @param until end of the time it covers
 * @param warnings how many warnings, by level
 * @param withdrawals how many withdrawals
 * @param first some of the warnings, the gravest first
 * @param back some of the withdrawals
 * @param examines whether the recipient may uphold and rescind them
 */
public record Group(
    String place,
    int budget,
    Instant until,
    Map<Level, Integer> warnings,
    int withdrawals,
    List<Piece> first,
    List<Withdrawal> back,
    boolean examines)
    implements Message {

  /** Copies map and lists. */
  public Group {
    warnings = Map.copyOf(warnings);
    first = List.copyOf(first);
    back = List.copyOf(back);
  }

  /** How many notices in all. */
  public int notices() {
    return withdrawals + warnings.values().stream().mapToInt(Integer::intValue).sum();
  }
}
