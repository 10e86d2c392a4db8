/**
 * Ports for services of this machine.
 *
 * <p>Out: a port on which nobody listens. Called by the broker, by the database and by the tests.
 */
@NullMarked
package org.yushi.local.ports;

import org.jspecify.annotations.NullMarked;
