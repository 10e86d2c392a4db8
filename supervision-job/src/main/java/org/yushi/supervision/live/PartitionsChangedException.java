package org.yushi.supervision.live;

import java.util.List;

/** A topic got other partitions while the job was running: the clock would not wait for them. */
final class PartitionsChangedException extends Exception {
  private static final long serialVersionUID = 1L;

  PartitionsChangedException(List<String> changes) {
    super(String.join("\n", changes));
  }
}
