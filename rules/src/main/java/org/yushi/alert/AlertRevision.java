package org.yushi.alert;

import java.time.Instant;
import java.util.List;
import org.yushi.verdict.Verdict;

/**
 * One entry of an alert thread; never changed once written.
 *
 * @param alertId the thread
 * @param revision number in the thread, from 1
 * @param kind what it changed
 * @param reason what made it necessary
 * @param decidedAt supervision time
 * @param status how the alert stands
 * @param verdict what is said; for RETRACTED what was said last
 * @param acts what people did about how it stands, the newest of each kind, by time; empty again
 *     once it is raised anew or graver
 */
public record AlertRevision(
    String alertId,
    int revision,
    RevisionKind kind,
    Reason reason,
    Instant decidedAt,
    AlertStatus status,
    Verdict verdict,
    List<Act> acts) {
  /** Copies the list. */
  public AlertRevision {
    acts = List.copyOf(acts);
  }
}
