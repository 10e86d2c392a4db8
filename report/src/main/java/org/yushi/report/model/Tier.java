package org.yushi.report.model;

/** A level of administration. */
public enum Tier {
  /** 县. */
  COUNTY,
  /** 乡镇. */
  TOWNSHIP,
  /** 村. */
  VILLAGE
}
