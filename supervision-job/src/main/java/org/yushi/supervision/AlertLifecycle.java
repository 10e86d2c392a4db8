package org.yushi.supervision;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.apache.flink.metrics.MetricGroup;
import org.jspecify.annotations.Nullable;
import org.yushi.alert.AlertRevision;
import org.yushi.alert.AlertThread;
import org.yushi.alert.VerdictChange;

/**
 * Keeps one thread per violation: at most one revision per instant. Where a subject moved from one
 * key to another, one sender takes the alert back and another raises it: what is raised counts.
 */
final class AlertLifecycle extends PlainStation<VerdictChange, AlertState, AlertRevision> {
  private static final long serialVersionUID = 1L;
  private static final Comparator<VerdictChange> LAST_COUNTS =
      Comparator.comparing((VerdictChange change) -> change.verdict() != null)
          .thenComparingLong(VerdictChange::sequence);

  private transient @Nullable AlertMetrics alertMetrics;

  AlertLifecycle(Instant asOf) {
    super(AlertState.class, asOf);
  }

  @Override
  KeySums<AlertState> sums(MetricGroup station) {
    AlertMetrics shown = new AlertMetrics(station);
    alertMetrics = shown;
    return shown;
  }

  @Override
  AlertState newState() {
    return new AlertState();
  }

  @Override
  Instant timeOf(VerdictChange change) {
    return change.at();
  }

  @Override
  @Nullable Instant step(
      AlertState state, String alertId, Instant at, List<VerdictChange> changes) {
    VerdictChange counts = changes.stream().max(LAST_COUNTS).orElse(null);
    AlertRevision revision = counts == null ? null : AlertThread.next(state.last, counts);
    if (counts != null && revision != null) {
      state.last = revision;
      emit(revision);
      Objects.requireNonNull(alertMetrics).written(revision, counts);
    }
    return null;
  }
}
