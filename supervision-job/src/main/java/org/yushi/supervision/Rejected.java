package org.yushi.supervision;

import java.nio.charset.StandardCharsets;
import org.yushi.casework.PersonalNumbers;

/**
 * A record that could not be taken in.
 *
 * @param origin file or topic-partition, empty for an event that a station turned away
 * @param position line or offset
 * @param reason field and expectation
 * @param raw the record, ID numbers masked
 */
public record Rejected(String origin, long position, String reason, String raw) {
  /** Escaped and in UTF-8 it still fits into a Kafka record, whatever its characters are. */
  private static final int LONGEST_RAW = 100_000;

  /** A record that was turned away at the door. */
  static Rejected of(RawRecord record, String reason) {
    String raw = PersonalNumbers.mask(new String(record.bytes(), StandardCharsets.UTF_8));
    String kept =
        raw.length() <= LONGEST_RAW
            ? raw
            : raw.substring(0, LONGEST_RAW) + "… (" + record.bytes().length + " bytes)";
    return new Rejected(record.origin(), record.position(), reason, kept);
  }
}
