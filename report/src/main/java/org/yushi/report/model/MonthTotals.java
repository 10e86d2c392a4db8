package org.yushi.report.model;

import java.time.YearMonth;

/**
 * The whole of one month.
 *
 * @param month the month
 * @param workingDays its working days
 * @param totals its figures, as known at the instant of the report
 */
public record MonthTotals(YearMonth month, int workingDays, Totals totals) {}
