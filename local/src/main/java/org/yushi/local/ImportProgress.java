package org.yushi.local;

import java.io.Console;
import java.util.function.LongConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows on standard error how much of the logs has been read, if anybody looks. */
final class ImportProgress implements LongConsumer, AutoCloseable {
  private static final int KIBIBYTE = 1024;

  private final @Nullable ProgressBar bar;

  /** Progress towards a number of bytes. */
  ImportProgress(boolean shown, long bytes) {
    bar =
        shown
            ? new ProgressBarBuilder()
                .setTaskName("导入 import")
                .setInitialMax(bytes)
                .setUnit(" KiB", KIBIBYTE)
                .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BAR)
                .build()
            : null;
  }

  /** Whether the command runs in a terminal; from JDK 22 on there is always a console. */
  @SuppressWarnings("SystemConsoleNull")
  static boolean somebodyLooks() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }

  /** Goes on by a number of bytes. */
  @Override
  public void accept(long bytes) {
    if (bar != null) {
      bar.stepBy(bytes);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
