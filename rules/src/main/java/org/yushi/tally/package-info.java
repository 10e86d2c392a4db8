/**
 * What is counted. In comes the file of a case; out comes its contribution: where it counts, and
 * the dates and minutes from which every figure of a month follows. Adding up is the ledger's work.
 *
 * <p>The figures stand in docs/reference/monthly-rows.md.
 */
@NullMarked
package org.yushi.tally;

import org.jspecify.annotations.NullMarked;
