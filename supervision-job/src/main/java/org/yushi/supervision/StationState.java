package org.yushi.supervision;

import java.util.ArrayList;
import java.util.List;

/**
 * What every key of every station keeps. A Flink POJO: public fields, no-argument constructor.
 *
 * @param <I> what the station takes in
 */
public abstract class StationState<I> {
  /** No time. */
  static final long NONE = Long.MAX_VALUE;

  /** What the watermark has not passed yet. */
  public List<I> waiting = new ArrayList<>();

  /** Epoch ms of the key's one pending timer. */
  public long timer = NONE;

  /** Epoch ms at which the key has something to release. */
  public long wakeAt = NONE;
}
