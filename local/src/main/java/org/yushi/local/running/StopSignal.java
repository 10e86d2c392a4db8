package org.yushi.local.running;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/**
 * Asks a command that would run for ever to end. Asked by Ctrl-C or SIGTERM, it lets the command
 * come to its end, and the process end with its exit code; asked a second time, the process ends at
 * once.
 */
public final class StopSignal implements AutoCloseable {
  private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP");

  private final CountDownLatch asked = new CountDownLatch(1);
  private final List<Runnable> undo = new ArrayList<>();

  /** A signal that is given when the process is told to end. */
  public static StopSignal ofProcess() {
    StopSignal signal = new StopSignal();
    for (String name : SIGNALS) {
      @Nullable Object before = Signals.register(name, signal::onSignal);
      if (before != null) {
        signal.undo.add(() -> Signals.unregister(name, before));
      }
    }
    return signal;
  }

  private void onSignal() {
    ask();
    close();
  }

  /** Asks the command to end. */
  public void ask() {
    asked.countDown();
  }

  /** Whether the command has been asked to end. */
  public boolean isAsked() {
    return asked.getCount() == 0;
  }

  /** Waits for a time, or until asked to end; then true. */
  public boolean isAskedWithin(Duration time) {
    try {
      return asked.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Signals have their usual effect again. */
  @Override
  public synchronized void close() {
    undo.forEach(Runnable::run);
    undo.clear();
  }
}
