package org.yushi.supervision;

/**
 * A record that could not be taken in.
 *
 * @param origin file or topic-partition, empty for an event that a station turned away
 * @param position line or offset
 * @param reason field and expectation
 * @param raw the record, ID numbers masked
 */
public record Rejected(String origin, long position, String reason, String raw) {}
