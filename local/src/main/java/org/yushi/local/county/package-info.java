/**
 * A small county that never was: a generated log of cases with the alerts that it must raise.
 *
 * <p>In: a seed. Out: a log of events, broken lines among them, and its truth, planted by
 * construction: dates are places in a list of office days written by hand, and no class here may
 * call calendar, rulebook or review. The command {@code demo} replays the log and compares what was
 * found with what was planted.
 */
@NullMarked
package org.yushi.local.county;

import org.jspecify.annotations.NullMarked;
