package org.yushi.supervision;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yushi.alert.Forecast;
import org.yushi.alert.Publication;
import org.yushi.casework.CaseEvent;
import org.yushi.verdict.CaseIntake;
import org.yushi.verdict.VerdictLine;

/** What CaseReview keeps of a case. */
public final class CaseState extends StationState<CaseEvent> {
  /** What the watermark has not passed yet. */
  public List<CaseEvent> waiting = new ArrayList<>();

  /** All events known, one per id. */
  public List<CaseEvent> events = new ArrayList<>();

  /** Where the case was taken in: whoever tells of it has to speak for one of these. */
  public List<String> centres = new ArrayList<>();

  /** The lines as last reviewed. */
  public List<VerdictLine> lines = new ArrayList<>();

  /** What was sent on of them. */
  public List<Publication.Sent> sent = new ArrayList<>();

  /** What was last said to be ahead. */
  public List<Forecast.Ahead> ahead = new ArrayList<>();

  /** What was last said to be counted of it; empty if nothing. */
  public String contribution = "";

  /** How many records were sent on. */
  public long sequence;

  /** The key under which the intake was last sent, or null. */
  public @Nullable String intakeKey;

  /** The intake as last sent, or null. */
  public @Nullable CaseIntake intake;

  /** What is counted for this case so far, per feed. */
  public List<FeedCount> counted = new ArrayList<>();

  /** Whether the case was received or accepted and has not ended. */
  public boolean open;

  /** Whether the case has ended: another rulebook does not judge it again. */
  public boolean closed;

  /** Whether a rule failed when it was last reviewed: what was sent on stands. */
  public boolean failed;

  /** Whether the case is closed for so long that only this remains of it. */
  public boolean archived;

  @Override
  List<CaseEvent> waiting() {
    return waiting;
  }
}
