package org.yushi.alert;

/** What a revision changed. */
public enum RevisionKind {
  /** First publication. */
  RAISED,
  /** Graver than before. */
  HIGHER,
  /** Less grave than before. */
  LOWER,
  /** Same status and level, other dates or a further step. */
  REDATED,
  /**
   * Same line; the facts, the unit or the computation changed (a late excuse, a correction), or a
   * person did something that changes nothing of it (signed, explained).
   */
  RESTATED,
  /** Over. */
  ENDED,
  /** Taken back: it never was. */
  RETRACTED,
  /** Back after it was over or taken back. */
  AGAIN
}
