package org.yushi.local.county;

import java.time.Instant;
import java.util.List;
import org.yushi.casework.CaseEvent;

/**
 * A generated log and its truth.
 *
 * @param seed what it was generated from
 * @param events the events that are to be taken in, duplicates among them, in no order
 * @param log the log in order of arrival: the events, and lines that are to be rejected
 * @param broken how many of the lines are no events
 * @param refused how many are events of a feed that may not speak for their place
 * @param truth every alert that must be found, and no other may be
 * @param never what no alert may ever have said
 * @param cases what was planted in each case
 * @param asOf the instant for which the truth holds
 */
public record GeneratedCounty(
    long seed,
    List<CaseEvent> events,
    List<LogLine> log,
    int broken,
    int refused,
    List<PlantedAlert> truth,
    List<NeverRaised> never,
    List<PlantedCase> cases,
    Instant asOf) {

  /** The log as text. */
  public List<String> lines() {
    return log.stream().map(LogLine::text).toList();
  }
}
