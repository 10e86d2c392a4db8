package org.yushi.local.rows;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A case as the raw log has it.
 *
 * @param department department; empty if the log does not say one
 * @param begun when it was registered
 * @param due until when it was to be decided; null if the log does not say
 * @param ended when it was decided; null if it is open
 */
record RawCase(String department, Instant begun, @Nullable Instant due, @Nullable Instant ended) {}
