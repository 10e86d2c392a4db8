package org.yushi.supervision;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.jspecify.annotations.Nullable;
import org.yushi.alert.AlertRevision;
import org.yushi.alert.AlertStatus;
import org.yushi.alert.Reason;
import org.yushi.alert.VerdictChange;
import org.yushi.verdict.Standing;

/** Which alerts there are, what was written of them, and how soon. */
final class AlertMetrics implements KeySums<AlertState> {
  private final MetricGroup station;
  private final SumGauge active;
  private final Map<List<String>, Counter> written = new HashMap<>();
  private final Histogram detectionDelay;
  private final Histogram deadlineError;

  AlertMetrics(MetricGroup station) {
    this.station = station;
    active = new SumGauge(MetricNames.ALERTS_ACTIVE, station);
    detectionDelay = MetricNames.DETECTION_DELAY.histogram(station);
    deadlineError = MetricNames.DEADLINE_ERROR.histogram(station);
  }

  @Override
  public void count(String alertId, AlertState state, int times) {
    AlertRevision last = state.last;
    if (last != null && last.status() == AlertStatus.ACTIVE) {
      active.add(times, last.verdict().rule(), level(last));
    }
  }

  /** A revision goes out, because of this change, or because of what people did if it is null. */
  void written(AlertRevision revision, @Nullable VerdictChange change) {
    String[] labels = {revision.verdict().rule(), level(revision), revision.kind().name()};
    written
        .computeIfAbsent(
            List.of(labels), key -> MetricNames.REVISIONS_WRITTEN.counter(station, labels))
        .inc();
    if (change == null) {
      return;
    }
    long since = WallClock.millis() - change.at().toEpochMilli();
    if (change.due()) {
      deadlineError.update(since);
    } else if (change.reason() == Reason.FACT || change.reason() == Reason.CORRECTION) {
      detectionDelay.update(since);
    }
  }

  private static String level(AlertRevision revision) {
    Standing standing = Standing.of(revision.verdict().line());
    return standing == null ? "" : standing.level().name();
  }
}
