package org.yushi.local.follow;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A topic in memory that can fail as real ones do. */
final class KeptEvents implements EventTopic {
  private final List<String> all = new ArrayList<>();
  private int refusals;
  private int batchesUntilDeath = Integer.MAX_VALUE;

  /** The process dies; no code of it runs any more. */
  static final class Death extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** Cannot be reached for so many times. */
  void refuse(int times) {
    refusals = times;
  }

  /** The process dies after so many batches: they are kept, but it never learns of the last. */
  void dieAfter(int batches) {
    batchesUntilDeath = batches;
  }

  @Override
  public void send(List<String> events) throws TopicUnavailableException {
    if (refusals > 0) {
      refusals--;
      throw new TopicUnavailableException("no broker", null);
    }
    all.addAll(events);
    if (--batchesUntilDeath == 0) {
      throw new Death();
    }
  }

  /** Every event, as often as it was sent. */
  List<String> all() {
    return all;
  }

  /** Every event once. */
  Set<String> distinct() {
    return new LinkedHashSet<>(all);
  }

  @Override
  public void close() {}
}
