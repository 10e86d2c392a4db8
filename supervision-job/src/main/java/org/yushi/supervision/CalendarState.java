package org.yushi.supervision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.yushi.alert.Publication;
import org.yushi.verdict.VerdictLine;

/** What CalendarReview keeps. */
public final class CalendarState extends StationState<String> {
  /** What the watermark has not passed yet. */
  public List<String> waiting = new ArrayList<>();

  /** The regions, by code. */
  public Map<String, Region> regions = new TreeMap<>();

  /** How many changes were sent on. */
  public long sequence;

  /** One region. */
  public static final class Region {
    /** Its lines. */
    public List<VerdictLine> lines = new ArrayList<>();

    /** What was sent on of them. */
    public List<Publication.Sent> sent = new ArrayList<>();
  }

  @Override
  List<String> waiting() {
    return waiting;
  }
}
