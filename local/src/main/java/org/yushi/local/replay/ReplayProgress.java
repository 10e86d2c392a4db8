package org.yushi.local.replay;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.yushi.supervision.StationCounters;
import org.yushi.supervision.SupervisionJob;

/** Shows on a terminal how many records have passed which station. */
final class ReplayProgress implements AutoCloseable {
  private final @Nullable ProgressBar bar;
  private final @Nullable ScheduledExecutorService timer;

  ReplayProgress(boolean shownToAnybody) {
    if (!shownToAnybody) {
      bar = null;
      timer = null;
      return;
    }
    ProgressBar shown =
        new ProgressBarBuilder()
            .setTaskName("重放 replay")
            .setInitialMax(-1)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(200)
            .build();
    bar = shown;
    timer =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "replay-progress");
              thread.setDaemon(true);
              return thread;
            });
    var unused = timer.scheduleAtFixedRate(() -> show(shown), 200, 200, TimeUnit.MILLISECONDS);
  }

  private static void show(ProgressBar bar) {
    Map<String, Map<String, Long>> sums = StationCounters.sums();
    StringBuilder text = new StringBuilder();
    for (String station :
        List.of(
            SupervisionJob.INTAKE,
            SupervisionJob.CASE_REVIEW,
            SupervisionJob.INTAKE_REVIEW,
            SupervisionJob.ALERT_LIFECYCLE)) {
      Map<String, Long> counts = sums.getOrDefault(station, Map.of());
      text.append(station).append(' ').append(counts.getOrDefault("numRecordsIn", 0L)).append("  ");
    }
    bar.stepTo(sums.getOrDefault(SupervisionJob.INTAKE, Map.of()).getOrDefault("numRecordsIn", 0L));
    bar.setExtraMessage(text.toString());
  }

  void filling(long written) {
    if (bar != null) {
      bar.setExtraMessage("记账 into the ledger: " + written);
    }
  }

  void collecting() {
    if (bar != null) {
      bar.setExtraMessage("整理结果 sorting");
    }
  }

  @Override
  public void close() {
    if (timer != null) {
      timer.shutdownNow();
    }
    if (bar != null) {
      bar.close();
    }
  }
}
