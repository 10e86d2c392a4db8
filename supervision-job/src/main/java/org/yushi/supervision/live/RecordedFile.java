package org.yushi.supervision.live;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.SortedMap;

/** What one start writes down of each topic for the next to compare with. Never half written. */
final class RecordedFile {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private RecordedFile() {}

  /**
   * What stands there, by topic; empty before the first start.
   *
   * @param expected what it should be, for the message
   * @throws IOException if the file cannot be read
   */
  static <V> Optional<SortedMap<String, V>> read(
      Path file, TypeReference<SortedMap<String, V>> type, String expected) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(Files.readString(file), type));
    } catch (JacksonException e) {
      throw new IOException(file + "：" + expected, e);
    }
  }

  /** Writes it down in place of what stood there. */
  static void write(Path file, SortedMap<String, ?> byTopic) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(draft, JSON.writeValueAsString(byTopic) + "\n");
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
