/**
 * The stream on Kafka: sources, sinks, the ticker and the watch over the clock.
 *
 * <p>In: {@link org.yushi.supervision.live.LiveSettings}, a rulebook and a durable folder; case
 * events from Kafka topics. Out: alerts, forecasts and rejected records in Kafka topics; log lines
 * that say which partition holds the clock back and why. Called by the commands that run the job on
 * a mini cluster; {@link org.yushi.supervision.live.Topics} is asked before every start.
 */
@NullMarked
package org.yushi.supervision.live;

import org.jspecify.annotations.NullMarked;
