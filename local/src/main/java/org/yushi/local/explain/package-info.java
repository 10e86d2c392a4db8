/**
 * Alerts in words.
 *
 * <p>In: the revisions that a replay or a ledger has. Out: text. Called by commands.
 */
@NullMarked
package org.yushi.local.explain;

import org.jspecify.annotations.NullMarked;
