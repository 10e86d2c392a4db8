/**
 * A real Kafka broker inside this process, for one machine and for tests.
 *
 * <p>In: a folder. Out: the address of a broker of one node that keeps everything it is told in
 * that folder and nothing anywhere else. Called by the demo and by the tests.
 */
@NullMarked
package org.yushi.local.broker;

import org.jspecify.annotations.NullMarked;
