package org.yushi.casework;

/** An event that cannot be taken in; the message names the field and what was expected. */
public final class RejectedEventException extends Exception {
  private static final long serialVersionUID = 1L;

  /** For a reason such as {@code occurredAt: expected ISO-8601 with offset, found "soon"}. */
  public RejectedEventException(String reason) {
    super(reason);
  }
}
