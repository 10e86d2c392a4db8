package org.yushi.local.follow;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts what happens while a folder is followed. */
final class FollowMetrics implements FollowListener {
  private final Clock clock;
  private final Counter done;
  private final Counter known;
  private final Counter failed;
  private final Counter sent;
  private final Counter rejected;
  private final Counter held;
  private volatile int waiting;
  private volatile int unreadable;
  private volatile @Nullable Instant oldest;
  private volatile Instant lastSuccess = Instant.EPOCH;

  FollowMetrics(MeterRegistry registry, Clock clock) {
    this.clock = clock;
    this.done = files(registry, "done");
    this.known = files(registry, "known");
    this.failed = files(registry, "failed");
    this.sent = registry.counter(FollowMetricNames.EVENTS_SENT);
    this.rejected = registry.counter(FollowMetricNames.ROWS_REJECTED);
    this.held = registry.counter(FollowMetricNames.HELD);
    Gauge.builder(FollowMetricNames.FILES_WAITING, () -> waiting).register(registry);
    Gauge.builder(FollowMetricNames.FILES_UNREADABLE, () -> unreadable).register(registry);
    Gauge.builder(FollowMetricNames.LAG, this::lagSeconds).baseUnit("seconds").register(registry);
    Gauge.builder(FollowMetricNames.LAST_SUCCESS, () -> lastSuccess.toEpochMilli() / 1000.0)
        .baseUnit("seconds")
        .register(registry);
  }

  private static Counter files(MeterRegistry registry, String outcome) {
    return registry.counter(FollowMetricNames.FILES, FollowMetricNames.OUTCOME, outcome);
  }

  private double lagSeconds() {
    Instant since = oldest;
    return since == null
        ? 0
        : Math.max(0, Duration.between(since, clock.instant()).toMillis() / 1000.0);
  }

  @Override
  public void looked(List<DroppedFile> files, int faulty) {
    waiting = files.size();
    unreadable = faulty;
    oldest = files.stream().map(DroppedFile::modified).min(Instant::compareTo).orElse(null);
  }

  @Override
  public void sent(int events) {
    sent.increment(events);
  }

  @Override
  public void done(FileJob job, @Nullable Path rejectedRows) {
    done.increment();
    rejected.increment((double) job.rejected());
    lastSuccess = clock.instant();
  }

  @Override
  public void known(DroppedFile file) {
    known.increment();
  }

  @Override
  public void failed(DroppedFile file, String reason) {
    failed.increment();
  }

  @Override
  public void held(String reason) {
    held.increment();
  }
}
