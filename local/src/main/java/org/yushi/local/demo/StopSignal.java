package org.yushi.local.demo;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody pressed Ctrl-C, or the system asked the process to end. The first time it is
 * only noted, so that everything can be closed in order; the second time the process ends at once.
 */
final class StopSignal implements AutoCloseable {
  private static final String[] SIGNALS = {"INT", "TERM"};

  private final AtomicBoolean asked = new AtomicBoolean();
  private final @Nullable Object[] before = new @Nullable Object[SIGNALS.length];

  /** Listens from now on. */
  StopSignal() {
    for (int i = 0; i < SIGNALS.length; i++) {
      before[i] = Signals.register(SIGNALS[i], this::ask);
    }
  }

  private void ask() {
    asked.set(true);
    close();
  }

  /**
   * Does nothing unless somebody asked to stop.
   *
   * @throws StoppedException if somebody did
   */
  void check() throws StoppedException {
    if (asked.get()) {
      throw new StoppedException();
    }
  }

  /** Signals have their usual effect again. */
  @Override
  public void close() {
    for (int i = 0; i < SIGNALS.length; i++) {
      if (before[i] != null) {
        Signals.unregister(SIGNALS[i], before[i]);
      }
    }
  }
}
