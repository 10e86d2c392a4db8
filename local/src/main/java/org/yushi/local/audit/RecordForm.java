package org.yushi.local.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** How records are written. */
public enum RecordForm {
  /** One object per line. */
  JSON {
    @Override
    Optional<String> head() {
      return Optional.empty();
    }

    @Override
    String line(SupervisionRecord record) {
      ObjectNode object = MAPPER.createObjectNode();
      List<String> values = record.values();
      for (int i = 0; i < values.size(); i++) {
        object.put(SupervisionRecord.NAMES.get(i), values.get(i));
      }
      try {
        return MAPPER.writeValueAsString(object);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("texts can be written", e);
      }
    }
  },
  /** Names in the first line, then a line for each; RFC 4180 but for its line ends. */
  CSV {
    @Override
    Optional<String> head() {
      return Optional.of(csv(SupervisionRecord.NAMES));
    }

    @Override
    String line(SupervisionRecord record) {
      return csv(record.values());
    }
  };

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** What stands before the first record. */
  abstract Optional<String> head();

  /** A record. */
  abstract String line(SupervisionRecord record);

  private static String csv(List<String> values) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      csv.writeRecord(values);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String line = text.toString();
    return line.substring(0, line.length() - 1);
  }
}
