/**
 * Supervision of real topics on this machine: {@code yushi serve} and {@code yushi export}.
 *
 * <p>In: a configuration (file and environment), a rulebook, topics of Kafka, a durable folder.
 * Out: a job that judges until it is told to stop and goes on where it stopped; or the events of
 * topics as a file that can be replayed. Called by the commands.
 */
@NullMarked
package org.yushi.local.serve;

import org.jspecify.annotations.NullMarked;
