package org.yushi.local.demo;

import org.yushi.local.county.SeenRevision;

/** Where the demo is shown while it runs. */
interface Screen extends AutoCloseable {
  /** A revision was published. */
  void published(SeenRevision revision);

  /** So it stands now; called some times a second. */
  void show(Moment moment);

  /** Leaves the terminal as it was found. */
  @Override
  void close();
}
