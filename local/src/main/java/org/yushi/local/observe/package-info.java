/**
 * Looking at a run from outside: a Prometheus of this machine, where one is installed.
 *
 * <p>In: what it is to ask. Out: its address, until it is closed. Called by the demo.
 */
@NullMarked
package org.yushi.local.observe;

import org.jspecify.annotations.NullMarked;
