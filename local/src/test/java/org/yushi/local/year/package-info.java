/**
 * A year of case events, and a reader that counts its monthly rows the plain way.
 *
 * <p>In: a seed and a number of cases. Out: lines of events ({@link org.yushi.local.year.Year}),
 * and of any such lines the rows of docs/reference/monthly-rows.md ({@link
 * org.yushi.local.year.PlainRows}). The reader uses of the product only the tables and the
 * calendar, so that it may stand against the product's own tally.
 */
@NullMarked
package org.yushi.local.year;

import org.jspecify.annotations.NullMarked;
