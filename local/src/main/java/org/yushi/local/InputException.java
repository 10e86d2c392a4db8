package org.yushi.local;

/** What the user gave cannot be used; the message says what, where and what was expected. */
public final class InputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** For a message in Chinese with English beside it. */
  public InputException(String message) {
    super(message);
  }
}
