/**
 * The ledger on this machine: where its database is, and how a replay fills it.
 *
 * <p>In: a folder for an embedded PostgreSQL, or the URL of any server. Out: an address that the
 * module {@code ledger} can use. Called by the commands, by serve and by the demo.
 */
@NullMarked
package org.yushi.local.ledger;

import org.jspecify.annotations.NullMarked;
