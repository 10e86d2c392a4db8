package org.yushi.local.follow;

import org.jspecify.annotations.Nullable;

/** The topic cannot be reached, or does not take what is sent; the message says why. */
final class TopicUnavailableException extends Exception {
  private static final long serialVersionUID = 1L;

  TopicUnavailableException(String reason, @Nullable Throwable cause) {
    super(reason, cause);
  }
}
