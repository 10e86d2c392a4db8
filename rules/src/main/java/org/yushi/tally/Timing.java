package org.yushi.tally;

/** How a decision lies to its due date. */
public enum Timing {
  /** On a day before that of the due instant. */
  EARLY,
  /** By the due instant, not early. */
  ON_TIME,
  /** After it. */
  LATE,
  /** There is no due instant. */
  UNDATED
}
