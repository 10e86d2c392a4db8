/**
 * The desk on this machine: from a configuration, and on simulated time for the demo.
 *
 * <p>In: revisions of alerts, and a clock. Out: letters. Called by commands.
 */
@NullMarked
package org.yushi.local.desk;

import org.jspecify.annotations.NullMarked;
