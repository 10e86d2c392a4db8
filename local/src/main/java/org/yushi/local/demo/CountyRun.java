package org.yushi.local.demo;

import java.nio.file.Path;
import org.yushi.local.county.AlertHistory;
import org.yushi.local.county.GeneratedCounty;

/** Puts the log of a county through the job. */
interface CountyRun {
  /**
   * Runs it to the instant for which the truth of the county holds.
   *
   * @param out an existing folder; alerts, their revisions and what was rejected are written there
   * @return every revision of every alert that was published
   * @throws StoppedException if somebody asked to stop
   * @throws Exception if the run fails
   */
  AlertHistory run(GeneratedCounty county, Path out) throws Exception;
}
