package org.yushi.supervision;

/**
 * A record as it came in, undecoded.
 *
 * @param origin file or topic-partition
 * @param position line or offset
 * @param bytes the record
 */
@SuppressWarnings("ArrayRecordComponent")
public record RawRecord(String origin, long position, byte[] bytes) {}
