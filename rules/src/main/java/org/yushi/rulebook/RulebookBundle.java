package org.yushi.rulebook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of one rulebook as bytes: what is shipped to the job, hashed and kept.
 *
 * <p>A folder may say {@code basedOn: county} in rulebook.yaml: then every file that it lacks is
 * that of the shipped rulebook of that name. The version covers those files like its own.
 */
public final class RulebookBundle implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final List<String> OWN = List.of("rulebook.yaml", "cases.yaml");
  private static final String LABORATORY = "cases/";
  private static final Pattern NAME = Pattern.compile("[a-z]+");
  private static final String SHIPPED = "/org/yushi/rulebooks/";

  private final TreeMap<String, byte[]> files;
  private final String version;

  private RulebookBundle(SortedMap<String, byte[]> files) {
    this.files = new TreeMap<>(files);
    this.version = hash(files);
  }

  /**
   * Reads a folder.
   *
   * @throws RulebookException if there is no rulebook in it or its base is not shipped
   */
  public static RulebookBundle read(Path folder) throws RulebookException {
    if (!Files.isRegularFile(folder.resolve("rulebook.yaml"))) {
      throw problem(folder + ": expected a folder with a rulebook.yaml in it");
    }
    SortedMap<String, byte[]> files = filesOf(folder);
    String basedOn = basedOn(text(files, "rulebook.yaml"));
    if (!basedOn.isEmpty()) {
      RulebookBundle base = shipped(basedOn);
      base.files.forEach(
          (name, bytes) -> {
            if (!OWN.contains(name)) {
              files.putIfAbsent(name, bytes);
            }
          });
    }
    return new RulebookBundle(files);
  }

  /**
   * A rulebook of these files, as they are: nothing is taken from another one.
   *
   * @param files bytes by path inside the rulebook
   */
  public static RulebookBundle of(Map<String, byte[]> files) {
    return new RulebookBundle(new TreeMap<>(files));
  }

  /**
   * A rulebook that comes with Yushi: {@code county}, {@code hunan}, or {@code demo}.
   *
   * @throws RulebookException if none of that name is shipped
   */
  public static RulebookBundle shipped(String name) throws RulebookException {
    URL marker = RulebookBundle.class.getResource(SHIPPED + name + "/rulebook.yaml");
    if (marker == null) {
      throw problem("no rulebook \"" + name + "\" is shipped; there are county, hunan and demo");
    }
    try {
      URI uri = marker.toURI();
      if (!uri.getScheme().equals("jar")) {
        Path folder = Path.of(uri).getParent();
        return read(folder == null ? Path.of(".") : folder);
      }
      try (OpenJar jar = OpenJar.of(uri)) {
        return read(jar.files.getPath(SHIPPED + name));
      }
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a rulebook of that name comes with Yushi. */
  public static boolean isShipped(String name) {
    return NAME.matcher(name).matches()
        && RulebookBundle.class.getResource(SHIPPED + name + "/rulebook.yaml") != null;
  }

  private static String basedOn(String head) throws RulebookException {
    try {
      return YAML.readTree(head).path("basedOn").asText("");
    } catch (JsonProcessingException e) {
      throw problem("rulebook.yaml: expected YAML: " + e.getOriginalMessage());
    }
  }

  /** The jar that holds the shipped rulebooks, closed again only by whoever opened it. */
  private record OpenJar(FileSystem files, boolean mine) implements AutoCloseable {
    static OpenJar of(URI uri) throws IOException {
      try {
        return new OpenJar(FileSystems.getFileSystem(uri), false);
      } catch (FileSystemNotFoundException e) {
        return new OpenJar(FileSystems.newFileSystem(uri, Map.of()), true);
      }
    }

    @Override
    public void close() throws IOException {
      if (mine) {
        files.close();
      }
    }
  }

  private static SortedMap<String, byte[]> filesOf(Path folder) throws RulebookException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) walk.filter(Files::isRegularFile)::iterator) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        if (!name.startsWith(".") && !name.contains("/.")) {
          files.put(name, Files.readAllBytes(file));
        }
      }
    } catch (IOException e) {
      throw problem(folder + ": cannot be read: " + e.getMessage());
    }
    return files;
  }

  private static RulebookException problem(String reason) {
    return new RulebookException(List.of(new Problem("rulebook", 0, reason)));
  }

  /**
   * This rulebook in its laboratory: the files under {@code cases/} put over its own, so that rules
   * are tried on fixed items, places and calendars, whatever a centre's are.
   */
  public RulebookBundle laboratory() {
    SortedMap<String, byte[]> all = new TreeMap<>(files);
    files.forEach(
        (name, bytes) -> {
          if (name.startsWith(LABORATORY)) {
            all.put(name.substring(LABORATORY.length()), bytes);
          }
        });
    return new RulebookBundle(all);
  }

  /** The version: SHA-256 over names, lengths and bytes of all files, in hex. */
  public String version() {
    return version;
  }

  /** All files, by path inside the rulebook. */
  public SortedMap<String, byte[]> files() {
    return files;
  }

  /** The text of one file, or null. */
  public @Nullable String text(String file) {
    return files.containsKey(file) ? text(files, file) : null;
  }

  private static String text(SortedMap<String, byte[]> files, String file) {
    String text = new String(files.getOrDefault(file, new byte[0]), StandardCharsets.UTF_8);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static String hash(SortedMap<String, byte[]> files) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      files.forEach(
          (name, bytes) -> {
            byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(8).putInt(utf8.length).putInt(bytes.length).array());
            digest.update(utf8);
            digest.update(bytes);
          });
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
