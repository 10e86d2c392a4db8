package org.yushi.local;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar on standard error for a command that goes through a ledger, if anybody looks. */
final class ShownProgress implements AutoCloseable {
  private final @Nullable ProgressBar bar;

  private ShownProgress(@Nullable ProgressBar bar) {
    this.bar = bar;
  }

  /** Begins; how much there is to do is not known yet. */
  static ShownProgress of(String task) {
    return new ShownProgress(
        ImportProgress.somebodyLooks()
            ? new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(-1)
                .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BAR)
                .build()
            : null);
  }

  /** So many are done. */
  void at(long done) {
    if (bar != null) {
      bar.stepTo(done);
    }
  }

  /** So many of so many are done. */
  void at(long done, long all) {
    if (bar != null) {
      bar.maxHint(all);
      bar.stepTo(done);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
