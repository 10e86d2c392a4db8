/**
 * The ledger: what was found and counted, kept for years.
 *
 * <p>In: the job's results, by {@link org.yushi.ledger.LedgerFeed} from Kafka or as files of a
 * replay. Out: alerts and their chained revisions, contributions and the monthly rows over them.
 * What was written is never changed; {@link org.yushi.ledger.Audit} can tell.
 */
@NullMarked
package org.yushi.ledger;

import org.jspecify.annotations.NullMarked;
