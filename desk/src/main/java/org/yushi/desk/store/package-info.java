/**
 * What the desk keeps, in tables of the ledger's database: notices and what became of them, letters
 * and their delivery, how far the topic of alerts is read.
 *
 * <p>In and out: records of {@link org.yushi.desk.warning} and letters. Each change is one
 * transaction; whoever is killed between two of them goes on from the last.
 */
@NullMarked
package org.yushi.desk.store;

import org.jspecify.annotations.NullMarked;
