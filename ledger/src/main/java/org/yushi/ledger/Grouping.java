package org.yushi.ledger;

import java.util.List;

/** By what the figures of a month are added up. */
public enum Grouping {
  /** Everything together. */
  ALL(),
  /** By region. */
  REGION("region"),
  /** By centre. */
  CENTRE("region", "centre"),
  /** By department. */
  DEPARTMENT("department"),
  /** By window. */
  WINDOW("window_code"),
  /** By item. */
  ITEM("item"),
  /** By channel. */
  CHANNEL("channel"),
  /** By agent point and department. */
  AGENT_POINT("agent_point", "department"),
  /** By everything that tells cases apart: the monthly rows. */
  ROW("region", "centre", "department", "window_code", "item", "channel", "agent_point");

  private final String columns;

  Grouping(String... columns) {
    this.columns = String.join(",", columns);
  }

  List<String> columns() {
    return columns.isEmpty() ? List.of() : List.of(columns.split(","));
  }
}
