/**
 * Events of topics as a file that can be replayed.
 *
 * <p>In: topics of Kafka, from their first record to the last that is there when asked. Out: one
 * line per record with the time at which the broker took it, and a summary. Called by the command.
 */
@NullMarked
package org.yushi.local.export;

import org.jspecify.annotations.NullMarked;
