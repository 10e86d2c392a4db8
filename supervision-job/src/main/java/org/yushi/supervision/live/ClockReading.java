package org.yushi.supervision.live;

import java.util.Map;
import java.util.OptionalLong;

/**
 * What the job's gauges say about time at one moment, in epoch milliseconds. A clock that has not
 * begun is {@link Long#MIN_VALUE}.
 *
 * @param station what the case station knows to have passed; empty if it does not run
 * @param partitions the same of each partition, by topic-partition, as far as it was read
 * @param ticks the newest acknowledged tick of each partition, by topic-partition
 */
public record ClockReading(
    OptionalLong station, Map<String, Long> partitions, Map<String, Long> ticks) {}
