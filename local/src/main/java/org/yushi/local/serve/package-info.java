/**
 * Supervision of real topics on this machine.
 *
 * <p>In: a configuration (file and environment), a rulebook, topics of Kafka, a durable folder.
 * Out: a job that judges until it is told to stop, and goes on where it stopped. Called by the
 * commands, and by the program of a cluster, which prepares in the same way.
 */
@NullMarked
package org.yushi.local.serve;

import org.jspecify.annotations.NullMarked;
