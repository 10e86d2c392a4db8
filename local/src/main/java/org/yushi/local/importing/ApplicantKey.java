package org.yushi.local.importing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the secret key of the applicants' hash: a named file, else the environment, else a file of
 * the user that is made once, readable by nobody else.
 */
public final class ApplicantKey implements Supplier<String> {
  /** The environment variable that may hold the key. */
  public static final String VARIABLE = "YUSHI_APPLICANT_KEY";

  private static final int SHORTEST = 16;
  private static final int RANDOM_BYTES = 32;

  private final @Nullable Path named;
  private final Map<String, String> environment;
  private final Consumer<String> tell;

  /**
   * A key that is looked up when it is asked for.
   *
   * @param named a file with the key; null = none was named
   * @param environment the variables of the environment
   * @param tell takes a message for the user, never the key
   */
  public ApplicantKey(
      @Nullable Path named, Map<String, String> environment, Consumer<String> tell) {
    this.named = named;
    this.environment = environment;
    this.tell = tell;
  }

  /**
   * The key.
   *
   * @throws UncheckedIOException if its file cannot be read or made, or it is shorter than 16
   *     characters
   */
  @Override
  public String get() {
    try {
      if (named != null) {
        return longEnough(Files.readString(named).strip(), named.toString());
      }
      String given = environment.get(VARIABLE);
      if (given != null && !given.isBlank()) {
        return longEnough(given.strip(), VARIABLE);
      }
      return own(ownFile());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "密钥不可用 the applicant key cannot be used: " + e.getMessage(), e);
    }
  }

  private Path ownFile() {
    String configuration = environment.get("XDG_CONFIG_HOME");
    Path folder =
        configuration == null || configuration.isBlank()
            ? Path.of(System.getProperty("user.home"), ".config")
            : Path.of(configuration);
    return folder.resolve("yushi").resolve("applicant.key");
  }

  private String own(Path file) throws IOException {
    if (!Files.exists(file)) {
      make(file);
    }
    if (readableByOthers(file)) {
      tell.accept("警告 warning: 密钥文件他人可读 the key file can be read by others: chmod 600 " + file);
    }
    return longEnough(Files.readString(file).strip(), file.toString());
  }

  private void make(Path file) throws IOException {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
    }
    byte[] random = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(random);
    Path made = Files.createTempFile(folder, "key", ".part", onlyOwner(file));
    try {
      Files.writeString(made, HexFormat.of().formatHex(random) + "\n");
      Files.copy(made, file, StandardCopyOption.COPY_ATTRIBUTES);
      tell.accept(
          "已生成申请人密钥 made a key for applicants' hashes: %s（请备份 keep a copy: 换了密钥，散列即不同 with"
                  .formatted(file)
              + " another key the hashes differ）");
    } catch (FileAlreadyExistsException e) {
      // Another run made it a moment ago: its key counts.
    } finally {
      Files.deleteIfExists(made);
    }
  }

  private static FileAttribute<?>[] onlyOwner(Path file) {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean readableByOthers(Path file) throws IOException {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return false;
    }
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
    return permissions.contains(PosixFilePermission.GROUP_READ)
        || permissions.contains(PosixFilePermission.OTHERS_READ);
  }

  private static String longEnough(String key, String where) throws IOException {
    if (key.length() < SHORTEST) {
      throw new IOException(
          "%s: 密钥至少 %d 个字符 expected at least %d characters, found %d"
              .formatted(where, SHORTEST, SHORTEST, key.length()));
    }
    return key;
  }
}
