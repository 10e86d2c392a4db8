package org.yushi.report.ledger;

import java.time.Instant;
import java.time.YearMonth;

/**
 * Which report is wanted.
 *
 * @param month the month
 * @param place code of a place: all that lies in it counts; empty = the whole ledger
 * @param knownBy what became known later does not exist
 * @param office the office that reports; empty = called after the place
 */
public record Asked(YearMonth month, String place, Instant knownBy, String office) {}
