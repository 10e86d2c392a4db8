package org.yushi.rulebook;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A rulebook as one zip: all its files, those of the rulebook it is based on too. The same
 * rulebook, the same bytes; what comes out again has the same version.
 */
public final class RulebookArchive {
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private RulebookArchive() {}

  /** Packs a rulebook. */
  public static byte[] zip(RulebookBundle bundle) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      for (Map.Entry<String, byte[]> file : bundle.files().entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        zip.write(file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Unpacks one.
   *
   * @throws RulebookException if it is no zip
   */
  public static RulebookBundle unzip(byte[] archive) throws RulebookException {
    Map<String, byte[]> files = new TreeMap<>();
    try (ZipInputStream zip =
        new ZipInputStream(new ByteArrayInputStream(archive), StandardCharsets.UTF_8)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    } catch (IOException | IllegalArgumentException e) {
      throw broken("found a broken one: " + e.getMessage());
    }
    if (files.isEmpty()) {
      throw broken("found something else");
    }
    return RulebookBundle.of(files);
  }

  private static RulebookException broken(String found) {
    return new RulebookException(
        List.of(new Problem("rulebook", 0, "expected a zip of its files, " + found)));
  }
}
