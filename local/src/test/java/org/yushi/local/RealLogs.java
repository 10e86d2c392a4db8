package org.yushi.local;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/** The folder of the real logs with known answers; tests on them are skipped without it. */
public final class RealLogs {
  private static final AtomicBoolean SAID = new AtomicBoolean();

  private RealLogs() {}

  /** The folder, given as {@code -Dyushi.data=DIR}. */
  public static Path folder() {
    String folder = System.getProperty("yushi.data", "");
    if (folder.isBlank() && SAID.compareAndSet(false, true)) {
      System.out.println(
          "SKIPPED: tests on the real logs; give their folder as -Dyushi.data=DIR to run them");
    }
    assumeThat(folder).as("folder of the real logs, -Dyushi.data=DIR").isNotBlank();
    return Path.of(folder);
  }
}
