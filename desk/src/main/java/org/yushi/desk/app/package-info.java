/**
 * The desk as a process of its own: configuration, wiring, health and metrics.
 *
 * <p>In: a file of settings over which the environment goes. Out: a {@link
 * org.yushi.desk.DeskService} that runs until it is closed.
 */
@NullMarked
package org.yushi.desk.app;

import org.jspecify.annotations.NullMarked;
