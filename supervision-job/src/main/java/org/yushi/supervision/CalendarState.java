package org.yushi.supervision;

import java.util.ArrayList;
import java.util.List;
import org.yushi.alert.Publication;

/** What CalendarReview keeps of a region. */
public final class CalendarState extends StationState<String> {
  /** What the watermark has not passed yet. */
  public List<String> waiting = new ArrayList<>();

  /** What was sent on of its lines. */
  public List<Publication.Sent> sent = new ArrayList<>();

  /** How many changes were sent on. */
  public long sequence;

  @Override
  List<String> waiting() {
    return waiting;
  }
}
