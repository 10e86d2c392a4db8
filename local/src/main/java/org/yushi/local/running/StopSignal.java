package org.yushi.local.running;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody pressed Ctrl-C, or the system asked the process to end. The first time it is
 * only noted, so that everything can be closed in order; the second time the process ends at once.
 */
public final class StopSignal implements AutoCloseable {
  private static final String[] SIGNALS = {"INT", "TERM"};

  private final CountDownLatch asked = new CountDownLatch(1);
  private final @Nullable Object[] before = new @Nullable Object[SIGNALS.length];

  /** Listens from now on. */
  public StopSignal() {
    for (int i = 0; i < SIGNALS.length; i++) {
      before[i] = Signals.register(SIGNALS[i], this::ask);
    }
  }

  private void ask() {
    asked.countDown();
    close();
  }

  /** Whether somebody asked to stop. */
  public boolean isAsked() {
    return asked.getCount() == 0;
  }

  /** Waits, but no longer than until somebody asks to stop; says whether somebody did. */
  public boolean isAskedWithin(long milliseconds) throws InterruptedException {
    return asked.await(milliseconds, TimeUnit.MILLISECONDS);
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
