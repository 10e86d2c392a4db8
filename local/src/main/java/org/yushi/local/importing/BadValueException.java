package org.yushi.local.importing;

/** A value of a row that cannot be converted; the message says what was found and expected. */
final class BadValueException extends Exception {
  private static final long serialVersionUID = 1L;

  BadValueException(String reason) {
    super(reason);
  }
}
