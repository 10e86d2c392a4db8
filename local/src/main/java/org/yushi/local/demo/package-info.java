/**
 * The demo that people see first: a county's day-to-day, live.
 *
 * <p>In: a generated county of {@link org.yushi.local.county}. It is played through a Kafka broker
 * and the live job, both inside this process, on simulated time; a desk warns its people. Out: a
 * view of it in the terminal, letters in a file, and in the end what was found beside what was
 * planted. Called by the {@code yushi} command.
 */
@NullMarked
package org.yushi.local.demo;

import org.jspecify.annotations.NullMarked;
