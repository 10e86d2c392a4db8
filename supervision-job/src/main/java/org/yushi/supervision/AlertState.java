package org.yushi.supervision;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yushi.alert.AlertRevision;

/** What AlertLifecycle keeps of an alert thread. */
public final class AlertState extends StationState<ThreadInput> {
  /** What the watermark has not passed yet. */
  public List<ThreadInput> waiting = new ArrayList<>();

  /** Ids of the last acts that were taken in: what comes again is passed over. */
  public List<String> actIds = new ArrayList<>();

  /** Its last revision, or null before the first. */
  public @Nullable AlertRevision last;

  @Override
  List<ThreadInput> waiting() {
    return waiting;
  }
}
