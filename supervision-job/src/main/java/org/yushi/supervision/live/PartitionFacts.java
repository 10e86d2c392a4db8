package org.yushi.supervision.live;

import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a partition whose clock is old. Times are epoch milliseconds.
 *
 * @param partition the partition
 * @param clock its clock as far as it was read, or null if no reader has it
 * @param lastTick newest acknowledged tick of the job's own ticker, {@link Ticker#NEVER} if none
 * @param stamped whether the broker stamps the records of the topic
 * @param newest time of its newest record, negative if it has none
 * @param stable offset up to which committed records can be read
 * @param end offset after its newest record
 * @param transaction what keeps {@code stable} below {@code end}, where it is told
 */
record PartitionFacts(
    TopicPartition partition,
    @Nullable Long clock,
    long lastTick,
    boolean stamped,
    long newest,
    long stable,
    long end,
    @Nullable OpenTransaction transaction) {}
