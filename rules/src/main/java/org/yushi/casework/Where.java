package org.yushi.casework;

import org.jspecify.annotations.Nullable;

/**
 * Where something happened and who did it. All codes are opaque; null = not said.
 *
 * @param region administrative region, 行政区划
 * @param centre service centre, sub-centre or agent point
 * @param window window, 窗口
 * @param place kind of place
 * @param department department in charge
 * @param handler who handled it (a staff number, never an applicant)
 */
public record Where(
    @Nullable String region,
    @Nullable String centre,
    @Nullable String window,
    @Nullable Place place,
    @Nullable String department,
    @Nullable String handler) {

  /** Nothing is said. */
  public static final Where UNSAID = new Where(null, null, null, null, null, null);

  /** This, with everything that {@code other} says put over it. */
  public Where overlaidBy(Where other) {
    return new Where(
        other.region != null ? other.region : region,
        other.centre != null ? other.centre : centre,
        other.window != null ? other.window : window,
        other.place != null ? other.place : place,
        other.department != null ? other.department : department,
        other.handler != null ? other.handler : handler);
  }
}
