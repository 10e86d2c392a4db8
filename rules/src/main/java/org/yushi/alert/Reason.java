package org.yushi.alert;

/** What made a revision necessary. */
public enum Reason {
  /** A fact became known, or an instant passed. */
  FACT,
  /** A correction became known. */
  CORRECTION,
  /** Another rulebook came into force. */
  RULEBOOK,
  /** A person decided. */
  PERSON
}
