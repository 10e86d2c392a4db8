package org.yushi.ledger;

/**
 * How far a partition is read.
 *
 * @param topic the topic
 * @param topicId by which the brokers know it: a topic made anew has another
 * @param partition the partition
 * @param nextOffset what comes next
 */
public record Reading(String topic, String topicId, int partition, long nextOffset) {}
