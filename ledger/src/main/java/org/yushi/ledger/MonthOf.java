package org.yushi.ledger;

import java.time.YearMonth;
import org.yushi.tally.Figures;

/**
 * One month as a whole.
 *
 * @param month the month
 * @param figures figures of cases
 * @param lateEntries events entered late
 * @param corrections corrections
 */
public record MonthOf(YearMonth month, Figures figures, long lateEntries, long corrections) {}
