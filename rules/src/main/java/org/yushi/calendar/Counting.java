package org.yushi.calendar;

/** How a limit in working or natural days is counted; a setting of the centre. */
public enum Counting {
  /** The day of acceptance does not count; due at close of office on the n-th day. */
  BY_DAY,
  /** Due at the earliest instant at which office time since acceptance equals n normal days. */
  BY_ELAPSED_TIME
}
