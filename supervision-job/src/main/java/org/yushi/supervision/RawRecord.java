package org.yushi.supervision;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.yushi.casework.RejectedEventException;

/**
 * A record as it came in, undecoded.
 *
 * @param kind where it came from and whether its time may be believed
 * @param topic the topic, empty for a file
 * @param origin file or topic-partition
 * @param position line or offset
 * @param appendedAt when the broker appended it (epoch milliseconds); meaningless for a file
 * @param bytes the record
 */
@SuppressWarnings("ArrayRecordComponent")
public record RawRecord(
    Kind kind, String topic, String origin, long position, long appendedAt, byte[] bytes) {

  /** Where a record came from. */
  public enum Kind {
    /** A line of a file: it says itself when it became known. */
    FILE,
    /** A record that the broker stamped. */
    APPENDED,
    /** A record whose time its producer chose: neither clock nor fact. */
    UNSTAMPED,
    /** A tick: time passes, nothing else. */
    TICK
  }

  /** A line of a file. */
  public static RawRecord ofFile(String file, long line, byte[] bytes) {
    return new RawRecord(Kind.FILE, "", file, line, 0, bytes);
  }

  /** A record of a topic that the broker stamped. */
  public static RawRecord appended(
      String topic, int partition, long offset, long appendedAt, byte[] bytes) {
    return new RawRecord(Kind.APPENDED, topic, topic + "-" + partition, offset, appendedAt, bytes);
  }

  /**
   * When the broker took it; null for a line of a file, which says itself when it became known.
   *
   * @throws RejectedEventException if its producer chose the time
   */
  @Nullable Instant knownAt() throws RejectedEventException {
    return switch (kind) {
      case FILE -> null;
      case APPENDED -> Instant.ofEpochMilli(appendedAt);
      default ->
          throw new RejectedEventException(
              "record: expected the broker's append time (message.timestamp.type=LogAppendTime),"
                  + " found a time chosen by the producer");
    };
  }
}
