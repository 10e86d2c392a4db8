package org.yushi.local.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.yushi.local.InputException;

/**
 * Revisions that a replay wrote.
 *
 * @param file the file, as {@link #in} finds it
 */
public record ReplayedRevisions(Path file) implements Revisions {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Those in the folder of a replay.
   *
   * @throws InputException if there are none
   */
  public static ReplayedRevisions in(Path folder) {
    Path file = folder.resolve("revisions.jsonl");
    if (!Files.isReadable(file)) {
      throw new InputException(
          file + "：应为重放的结果 expected the result of a replay; run yushi replay --out " + folder);
    }
    return new ReplayedRevisions(file);
  }

  @Override
  public List<JsonNode> beginningWith(String begin) {
    String start = "{\"alertId\":\"" + begin;
    return read(line -> line.startsWith(start));
  }

  @Override
  public List<JsonNode> ofCase(String caseId) {
    String field = "\"caseId\":" + TextNode.valueOf(caseId);
    return read(line -> line.contains(field));
  }

  private List<JsonNode> read(Predicate<String> wanted) {
    List<JsonNode> read = new ArrayList<>();
    try (Stream<String> lines = Files.lines(file)) {
      for (String line : (Iterable<String>) lines.filter(wanted)::iterator) {
        read.add(JSON.readTree(line));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return read;
  }
}
