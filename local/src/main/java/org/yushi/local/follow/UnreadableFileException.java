package org.yushi.local.follow;

/** A dropped file that cannot be brought to the topic as it is; the message says why. */
final class UnreadableFileException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean fault;

  private UnreadableFileException(String reason, boolean fault) {
    super(reason);
    this.fault = fault;
  }

  /** Its content is at fault: it is not tried again until it changes. */
  static UnreadableFileException content(String reason) {
    return new UnreadableFileException(reason, true);
  }

  /** It could not be read just now: it is tried again. */
  static UnreadableFileException access(String reason) {
    return new UnreadableFileException(reason, false);
  }

  /** Whether its content is at fault. */
  boolean isContent() {
    return fault;
  }
}
