package org.yushi.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * One thing behind a figure.
 *
 * @param kind what the id names: {@code CASE}, {@code FINDING} of a patrol, or {@code FEED}
 * @param id the case, the event of the finding, or the feed; empty if an alert is about a place
 * @param alertId the alert that counts, or null if the figure is not about alerts
 * @param department department
 * @param window window
 * @param item item
 * @param receivedOn day of intake, or null
 * @param ending how it ended, or null
 * @param endedAt when, or null
 * @param lateFrom first instant past due; null if nothing is due
 * @param timing how a decision lies to what was due, or null
 * @param worked office minutes that it took, or null
 * @param promised office minutes that the promise allowed, or null
 * @param statutory office minutes that the statute allowed, or null
 * @param counts what it adds to the figure: 1, minutes, or fen
 * @param zone time zone of the office; null if not known
 */
public record TracedRow(
    String kind,
    String id,
    @Nullable String alertId,
    String department,
    String window,
    String item,
    @Nullable LocalDate receivedOn,
    @Nullable String ending,
    @Nullable Instant endedAt,
    @Nullable Instant lateFrom,
    @Nullable String timing,
    @Nullable Long worked,
    @Nullable Long promised,
    @Nullable Long statutory,
    long counts,
    @Nullable ZoneId zone) {}
