package org.yushi.supervision;

import java.util.ArrayList;
import java.util.List;
import org.yushi.casework.CaseEvent;

/** What PatrolReview keeps of a finding. */
public final class PatrolState extends StationState<CaseEvent> {
  /** What the watermark has not passed yet. */
  public List<CaseEvent> waiting = new ArrayList<>();

  /** The finding as it is known; one event, none once it is archived. */
  public List<CaseEvent> known = new ArrayList<>();

  /** What was last sent on of it. */
  public String contribution = "";

  /** How many versions were sent on. */
  public long sequence;

  /** Whether it is so old that only this remains of it. */
  public boolean archived;

  @Override
  List<CaseEvent> waiting() {
    return waiting;
  }
}
