package org.yushi.supervision.live;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A transaction that was neither committed nor aborted yet.
 *
 * @param producer its transactional id, or the number of its producer where the id is not told
 * @param startOffset its first record in the partition
 * @param startedAt when it began, or null where it is not told
 */
record OpenTransaction(String producer, long startOffset, @Nullable Instant startedAt) {}
