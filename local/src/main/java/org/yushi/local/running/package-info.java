/**
 * Jobs that run inside this process until somebody asks to stop.
 *
 * <p>In: the wiring of a job and Flink's settings; Ctrl-C and SIGTERM. Out: a job on a mini
 * cluster, whether it runs, how far its clock is and why it stumbled; a page of metrics of whatever
 * else runs. Called by the commands that go on until they are stopped.
 */
@NullMarked
package org.yushi.local.running;

import org.jspecify.annotations.NullMarked;
