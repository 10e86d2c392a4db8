package org.yushi.local.importing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/** One import in a folder of its own: give it logs and a mapping, look at what came out. */
final class Trial {
  static final String KEY = "a key for tests only";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final List<Path> logs = new ArrayList<>();

  Trial(Path folder) {
    this.folder = folder;
  }

  Trial log(String name, String... lines) throws IOException {
    return log(name, StandardCharsets.UTF_8, lines);
  }

  Trial log(String name, Charset charset, String... lines) throws IOException {
    return bytes(name, (String.join("\n", lines) + "\n").getBytes(charset));
  }

  Trial bytes(String name, byte[] content) throws IOException {
    Path log = Files.write(folder.resolve(name), content);
    if (!logs.contains(log)) {
      logs.add(log);
    }
    return this;
  }

  Path out() {
    return folder.resolve("events.jsonl");
  }

  ImportSummary run(String mapping) throws IOException, MappingException {
    return new Importer(read(mapping), bytes -> {}).run(logs, out());
  }

  /** The events that come out; nothing may be rejected. */
  List<JsonNode> events(String mapping) throws IOException, MappingException {
    run(mapping);
    if (Files.exists(rejectedFile())) {
      throw new AssertionError("rejected: " + Files.readString(rejectedFile()));
    }
    return lines(out());
  }

  /** The only event that comes out. */
  JsonNode event(String mapping) throws IOException, MappingException {
    List<JsonNode> events = events(mapping);
    if (events.size() != 1) {
      throw new AssertionError("not one event: " + events);
    }
    return events.get(0);
  }

  /** The rows that are rejected. */
  List<JsonNode> rejected(String mapping) throws IOException, MappingException {
    run(mapping);
    return Files.exists(rejectedFile()) ? lines(rejectedFile()) : List.of();
  }

  Path rejectedFile() {
    return Importer.rejectedBeside(out());
  }

  static Mapping read(String mapping) throws MappingException {
    return MappingReader.read(mapping, new ApplicantHash(() -> KEY));
  }

  static List<JsonNode> lines(Path file) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }

  static Map<String, Integer> types(List<JsonNode> events) {
    Map<String, Integer> types = new TreeMap<>();
    events.forEach(event -> types.merge(event.get("type").textValue(), 1, Integer::sum));
    return types;
  }

  static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return packed.toByteArray();
  }
}
