/**
 * The job on a cluster of its own, in Flink's application mode.
 *
 * <p>In: the configuration that {@code serve} takes, and Flink's own. Out: the job, submitted to
 * the cluster that this process manages. Called by Flink's entry point.
 */
@NullMarked
package org.yushi.local.cluster;

import org.jspecify.annotations.NullMarked;
