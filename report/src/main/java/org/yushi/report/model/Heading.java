package org.yushi.report.model;

import java.time.Instant;
import java.time.ZoneId;

/**
 * Whose report it is, and what was known.
 *
 * @param place the county
 * @param office the office that reports
 * @param zone in which dates are written
 * @param knownBy what became known later does not exist in the report
 * @param rulebook version of the rulebook in force at the end of the month
 */
public record Heading(String place, String office, ZoneId zone, Instant knownBy, String rulebook) {}
