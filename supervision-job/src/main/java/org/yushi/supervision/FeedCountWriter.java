package org.yushi.supervision;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** Writes the sums of a feed as JSON (docs/reference/topics.md). */
public final class FeedCountWriter {
  private static final ObjectMapper JSON = new ObjectMapper();

  private FeedCountWriter() {}

  /** The sums, one line. */
  public static String line(FeedCount count) {
    return JSON.valueToTree(count).toString();
  }

  /** The sums as they stood at an instant of supervision time. */
  public static String at(FeedCount count, Instant instant) {
    ObjectNode line = JSON.valueToTree(count);
    line.put("knownAt", instant.toString());
    return line.toString();
  }
}
