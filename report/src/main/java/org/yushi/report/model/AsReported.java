package org.yushi.report.model;

import java.time.Instant;

/**
 * The month as it had to be reported.
 *
 * @param by 09:00 of the third working day after the month
 * @param totals the figures as known by then
 */
public record AsReported(Instant by, Totals totals) {}
