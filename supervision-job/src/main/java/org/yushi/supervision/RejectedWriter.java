package org.yushi.supervision;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes what could not be taken in as a line of JSON. */
public final class RejectedWriter {
  private static final ObjectMapper JSON = new ObjectMapper();

  private RejectedWriter() {}

  /** A JSON object with origin, position, reason and raw. */
  public static String line(Rejected rejected) {
    ObjectNode line = JSON.createObjectNode();
    line.put("origin", rejected.origin());
    line.put("position", rejected.position());
    line.put("reason", rejected.reason());
    line.put("raw", rejected.raw());
    return line.toString();
  }
}
