package org.yushi.local.importing;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A log that cannot be read to its end: broken compression, XML, quoting or characters. */
public final class UnreadableLogException extends IOException {
  private static final long serialVersionUID = 1L;

  /** For a reason that names the place in the file and what was expected there. */
  public UnreadableLogException(String reason, @Nullable Throwable cause) {
    super(reason, cause);
  }
}
