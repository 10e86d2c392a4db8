package org.yushi.local.county;

import java.time.Instant;
import java.util.List;
import org.yushi.casework.CaseEvent;

/**
 * A generated log and its truth.
 *
 * @param events the events in order of arrival, duplicates among them
 * @param lines the log as text: the events, and lines that are none
 * @param broken how many of the lines are no events
 * @param truth every alert that must be found, and no other may be
 * @param cases what was planted in each case
 * @param asOf the instant for which the truth holds
 */
public record GeneratedCounty(
    List<CaseEvent> events,
    List<String> lines,
    int broken,
    List<PlantedAlert> truth,
    List<PlantedCase> cases,
    Instant asOf) {}
