package org.yushi.local.importing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.yushi.casework.PersonalNumbers;
import org.yushi.local.files.LinesFile;

/** Writes down rows that could not be converted; ID numbers and what is hashed are starred out. */
final class RejectedRows {
  private static final int LONGEST_VALUE = 4_000;
  private static final int SHOWN = 3;

  private final ObjectMapper json = new ObjectMapper();
  private final LinesFile out;
  private final List<String> firstReasons = new ArrayList<>();
  private long count;

  RejectedRows(LinesFile out) {
    this.out = out;
  }

  /** Writes one row with its file, its place there, the reason and its values. */
  void add(String file, Row row, String reason, Mapping.Table table) throws IOException {
    ObjectNode line = json.createObjectNode();
    line.put("file", file);
    row.position().forEach(line::put);
    line.put("reason", PersonalNumbers.mask(reason));
    ObjectNode raw = line.putObject("raw");
    row.raw(table.secretNames()).forEach((name, value) -> raw.put(name, safe(value)));
    out.line(json.writeValueAsString(line));
    count++;
    if (firstReasons.size() < SHOWN) {
      firstReasons.add("%s %s: %s".formatted(file, row.position(), PersonalNumbers.mask(reason)));
    }
  }

  long count() {
    return count;
  }

  List<String> firstReasons() {
    return firstReasons;
  }

  private static String safe(String value) {
    String masked = PersonalNumbers.mask(value);
    return masked.length() <= LONGEST_VALUE ? masked : masked.substring(0, LONGEST_VALUE) + "…";
  }
}
