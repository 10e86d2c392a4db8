package org.yushi.local.county;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yushi.casework.Place;
import org.yushi.casework.Where;

/**
 * Where a case is handled.
 *
 * @param region region code
 * @param centre centre, sub-centre or agent point; null at a department's own office
 * @param window window, or null
 * @param place kind of place
 * @param department department in charge, or null
 * @param feed which feed reports it
 */
record Desk(
    String region,
    @Nullable String centre,
    @Nullable String window,
    Place place,
    @Nullable String department,
    Feed feed) {

  static final Desk EAST = township("510001", "T1", "W11");
  static final Desk WEST = township("510002", "T2", "W12");
  static final Desk SOUTH = township("510003", "T3", "W13");
  static final List<Desk> TOWNSHIPS = List.of(EAST, WEST, SOUTH);
  static final Desk AGENT = new Desk("510001", "A1", null, Place.AGENT, null, Feed.TOWNSHIP);

  /** A department's window in the county's centre. */
  static Desk centre(String department, String window) {
    return new Desk("510000", "C1", window, Place.CENTRE, department, Feed.CENTRE);
  }

  /** The window of the tax sub-centre. */
  static Desk taxSubcentre(String department) {
    return new Desk("510000", "C1-TAX", "W08", Place.SUBCENTRE, department, Feed.CENTRE);
  }

  private static Desk township(String region, String centre, String window) {
    return new Desk(region, centre, window, Place.CENTRE, null, Feed.TOWNSHIP);
  }

  /** The own office of the department. */
  Desk atDepartment() {
    return new Desk(region, null, null, Place.DEPARTMENT, department, feed);
  }

  Desk as(Place other) {
    return new Desk(region, centre, window, other, department, feed);
  }

  Desk withWindow(String other) {
    return new Desk(region, centre, other, place, department, feed);
  }

  Desk reportedBy(Feed other) {
    return new Desk(region, centre, window, place, department, other);
  }

  Where where(String handler) {
    return new Where(region, centre, window, place, department, handler);
  }
}
