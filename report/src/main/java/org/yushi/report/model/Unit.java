package org.yushi.report.model;

/**
 * A place, department, window, item or source: what it is called.
 *
 * @param code its code; empty if the cases name none
 * @param name its name; the code where no table lists it
 */
public record Unit(String code, String name) {
  /** No unit. */
  public static final Unit NONE = new Unit("", "");
}
