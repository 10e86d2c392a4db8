package org.yushi.alert;

import java.util.Collection;

/** What made a revision necessary; of several at one instant the first of these is named. */
public enum Reason {
  /** A correction became known. */
  CORRECTION,
  /** A fact became known, or an instant passed. */
  FACT,
  /** Another rulebook came into force. */
  RULEBOOK,
  /** A person decided. */
  PERSON;

  /** The one to be named; FACT where there is none. */
  public static Reason gravest(Collection<Reason> reasons) {
    return reasons.stream().min(Reason::compareTo).orElse(FACT);
  }
}
