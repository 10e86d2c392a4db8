package org.yushi.local.importing;

/** A row that cannot be converted; the message holds every reason. */
final class RejectedRowException extends Exception {
  private static final long serialVersionUID = 1L;

  RejectedRowException(String reason) {
    super(reason);
  }
}
