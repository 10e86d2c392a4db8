package org.yushi.casework;

/** The kind of place where something happened to a case. */
public enum Place {
  /** The service centre, 政务服务中心. */
  CENTRE,
  /** A sub-centre, 政务服务分中心. */
  SUBCENTRE,
  /** The department's own office. */
  DEPARTMENT,
  /** Online. */
  ONLINE,
  /** An agent point, 代办点. */
  AGENT
}
