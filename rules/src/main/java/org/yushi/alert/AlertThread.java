package org.yushi.alert;

import org.jspecify.annotations.Nullable;
import org.yushi.verdict.Standing;
import org.yushi.verdict.Verdict;

/** Appends to an alert thread: a pure function of the last revision and a change. */
public final class AlertThread {
  private AlertThread() {}

  /**
   * The revision that a change makes, or null if it changes nothing.
   *
   * @param last the thread's last revision, or null before the first
   */
  public static @Nullable AlertRevision next(@Nullable AlertRevision last, VerdictChange change) {
    Verdict verdict = change.verdict();
    Standing standing = verdict == null ? null : Standing.of(verdict.line());
    if (verdict == null || standing == null) {
      return last == null || last.status() == AlertStatus.RETRACTED
          ? null
          : revision(last, change, RevisionKind.RETRACTED, AlertStatus.RETRACTED, last.verdict());
    }
    AlertStatus status = standing.active() ? AlertStatus.ACTIVE : AlertStatus.ENDED;
    RevisionKind kind = last == null ? RevisionKind.RAISED : kind(last, status, standing, verdict);
    return kind == null ? null : revision(last, change, kind, status, verdict);
  }

  private static @Nullable RevisionKind kind(
      AlertRevision last, AlertStatus status, Standing standing, Verdict verdict) {
    if (last.status() == AlertStatus.RETRACTED
        || (last.status() == AlertStatus.ENDED && status == AlertStatus.ACTIVE)) {
      return RevisionKind.AGAIN;
    }
    if (last.status() == AlertStatus.ACTIVE && status == AlertStatus.ENDED) {
      return RevisionKind.ENDED;
    }
    Standing before = Standing.of(last.verdict().line());
    int higher = before == null ? 1 : standing.level().compareTo(before.level());
    if (higher != 0) {
      return higher > 0 ? RevisionKind.HIGHER : RevisionKind.LOWER;
    }
    if (!last.verdict().line().equals(verdict.line())) {
      return RevisionKind.REDATED;
    }
    return last.verdict().byAnyRulebook().equals(verdict.byAnyRulebook())
        ? null
        : RevisionKind.RESTATED;
  }

  private static AlertRevision revision(
      @Nullable AlertRevision last,
      VerdictChange change,
      RevisionKind kind,
      AlertStatus status,
      Verdict verdict) {
    return new AlertRevision(
        change.alertId(),
        last == null ? 1 : last.revision() + 1,
        kind,
        change.reason(),
        change.at(),
        status,
        verdict);
  }
}
