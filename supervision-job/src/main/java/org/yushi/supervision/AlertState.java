package org.yushi.supervision;

import org.jspecify.annotations.Nullable;
import org.yushi.alert.AlertRevision;
import org.yushi.alert.VerdictChange;

/** What AlertLifecycle keeps of an alert thread. */
public final class AlertState extends StationState<VerdictChange> {
  /** Its last revision, or null before the first. */
  public @Nullable AlertRevision last;
}
