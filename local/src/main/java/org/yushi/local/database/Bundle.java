package org.yushi.local.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs as they come with Yushi: an archive on the class path. */
final class Bundle {
  private static final int EXECUTABLE_BY_OWNER = 0100;
  private static final int BUFFER = 1 << 16;

  private final URL archive;

  private Bundle(URL archive) {
    this.archive = archive;
  }

  /**
   * The archive for this operating system and processor.
   *
   * @throws IllegalStateException if there is none
   */
  static Bundle ofThisMachine() {
    String machine =
        system(System.getProperty("os.name", "")) + "-" + processor(System.getProperty("os.arch"));
    @Nullable URL archive = Bundle.class.getResource("/postgres-" + machine + ".txz");
    if (archive == null) {
      throw new IllegalStateException("This build of Yushi has no PostgreSQL for " + machine);
    }
    return new Bundle(archive);
  }

  private static String system(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.startsWith("mac")) {
      return "darwin";
    }
    return lower.startsWith("windows") ? "windows" : lower;
  }

  private static String processor(String name) {
    return switch (name) {
      case "amd64", "x86_64" -> "x86_64";
      case "aarch64", "arm64" -> "arm_64";
      default -> name;
    };
  }

  /** What no other archive has in common with it. */
  String fingerprint() {
    try (DigestInputStream bytes =
        new DigestInputStream(archive.openStream(), MessageDigest.getInstance("SHA-256"))) {
      byte[] buffer = new byte[BUFFER];
      while (bytes.read(buffer) >= 0) {}
      return HexFormat.of().formatHex(bytes.getMessageDigest().digest(), 0, 8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Unpacks all of it into a folder that exists. */
  void unpackInto(Path folder) throws IOException {
    try (TarArchiveInputStream entries =
        new TarArchiveInputStream(
            new XZInputStream(new BufferedInputStream(archive.openStream(), BUFFER)))) {
      TarArchiveEntry entry = entries.getNextEntry();
      while (entry != null) {
        unpack(entry, entries, entry.resolveIn(folder));
        entry = entries.getNextEntry();
      }
    }
  }

  private static void unpack(TarArchiveEntry entry, InputStream content, Path target)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.resolveSibling("."));
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(content, target);
    if ((entry.getMode() & EXECUTABLE_BY_OWNER) != 0 && !target.toFile().setExecutable(true)) {
      throw new IOException("Cannot make " + target + " executable");
    }
  }
}
