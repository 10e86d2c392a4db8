package org.yushi.ledger;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/**
 * The part of a query that lets only some places count.
 *
 * @param codes codes of these places; none = all count
 */
record OfPlaces(List<String> codes) {
  private static final String CONDITION =
      " and (region = any (?) or centre = any (?) or department = any (?)"
          + " or window_code = any (?) or agent_point = any (?))";
  private static final int COLUMNS = 5;

  static OfPlaces of(Collection<String> codes) {
    return new OfPlaces(List.copyOf(codes));
  }

  /** Further conditions, after at least one other. */
  String condition() {
    return codes.isEmpty() ? "" : CONDITION;
  }

  /**
   * Sets what the conditions ask for.
   *
   * @return the number of the next parameter
   */
  int set(PreparedStatement query, int first) throws SQLException {
    if (codes.isEmpty()) {
      return first;
    }
    for (int i = 0; i < COLUMNS; i++) {
      query.setArray(first + i, query.getConnection().createArrayOf("text", codes.toArray()));
    }
    return first + COLUMNS;
  }
}
