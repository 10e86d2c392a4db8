/**
 * What an audit office is handed: the alerts of a ledger as records 电子监察 of GB/T 39046-2020.
 *
 * <p>In: alerts as they stand, names from a rulebook. Out: a file. Called by the commands.
 */
@NullMarked
package org.yushi.local.audit;

import org.jspecify.annotations.NullMarked;
