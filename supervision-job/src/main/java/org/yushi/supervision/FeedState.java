package org.yushi.supervision;

import java.util.ArrayList;
import java.util.List;
import org.yushi.alert.Publication;
import org.yushi.verdict.VerdictLine;

/** What FeedReview keeps of a source. */
public final class FeedState extends StationState<FeedHeard> {
  /** What the watermark has not passed yet. */
  public List<FeedHeard> waiting = new ArrayList<>();

  /** When it was last heard of, epoch ms; NONE before the first time. */
  public long lastHeard = NONE;

  /** Since when it is silent beyond its tolerance, epoch ms; NONE if it is not. */
  public long silentFrom = NONE;

  /** The lines of its latest silence. */
  public List<VerdictLine> lines = new ArrayList<>();

  /** What was sent on of them. */
  public List<Publication.Sent> sent = new ArrayList<>();

  /** How many changes were sent on. */
  public long sequence;

  @Override
  List<FeedHeard> waiting() {
    return waiting;
  }
}
