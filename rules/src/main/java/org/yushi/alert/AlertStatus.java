package org.yushi.alert;

/** How an alert stands. */
public enum AlertStatus {
  /** The violation goes on. */
  ACTIVE,
  /** It happened and is over. */
  ENDED,
  /** It was published, but by what is known now it never was. */
  RETRACTED
}
