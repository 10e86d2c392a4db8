/**
 * The report of a month from a ledger, and the cases behind its figures.
 *
 * <p>In: a ledger and a rulebook, for names, places, calendar. Out: the model of the report.
 */
@NullMarked
package org.yushi.report.ledger;

import org.jspecify.annotations.NullMarked;
