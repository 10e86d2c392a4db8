package org.yushi.casework;

/** What a step (环节) is; a step that does not say counts as {@link #HANDLING}. */
public enum StepKind {
  /** Only registers, 挂号. */
  REGISTRATION,
  /** Handles the case. */
  HANDLING,
  /** A survey on the spot, 现场勘验. */
  SURVEY
}
