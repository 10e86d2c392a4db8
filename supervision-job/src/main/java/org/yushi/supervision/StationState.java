package org.yushi.supervision;

import java.util.List;

/**
 * What every key of every station keeps. A Flink POJO: public fields, no-argument constructor.
 *
 * @param <I> what the station takes in
 */
public abstract class StationState<I> {
  /** No time. */
  static final long NONE = Long.MAX_VALUE;

  /** Epoch ms of the key's one pending timer. */
  public long timer = NONE;

  /** Epoch ms at which the key has something to release. */
  public long wakeAt = NONE;

  /** Epoch ms of its last step. */
  public long lastStep = Long.MIN_VALUE;

  /** Whether something waits for a silent source. */
  public boolean held;

  /** Since when the rulebook was in force by which the key was last reviewed, epoch ms. */
  public long ruledFrom = NONE;

  /**
   * What the watermark has not passed yet; written to. Kept in a field of the subclass: Flink does
   * not see the type of a list whose element type is a parameter.
   */
  abstract List<I> waiting();
}
