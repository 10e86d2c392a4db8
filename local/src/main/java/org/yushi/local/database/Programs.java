package org.yushi.local.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.flink.util.FileUtils;

/**
 * PostgreSQL's programs, unpacked once for this user.
 *
 * <p>PostgreSQL does not run as root. Root starts it in a user namespace of its own, in which
 * nobody is root and what belongs to root belongs to nobody; the files stay root's.
 */
final class Programs {
  /** Longer than PostgreSQL is given for anything. */
  private static final Duration LIMIT = Duration.ofMinutes(20);

  private final Path folder;
  private final List<String> prefix;

  private Programs(Path folder) {
    this.folder = folder;
    this.prefix = "root".equals(System.getProperty("user.name")) ? asNobody() : List.of();
  }

  private static List<String> asNobody() {
    List<String> prefix = List.of("unshare", "-U");
    List<String> attempt = new ArrayList<>(prefix);
    attempt.add("true");
    try {
      if (new ProcessBuilder(attempt).start().waitFor() == 0) {
        return prefix;
      }
    } catch (IOException notInstalled) {
      // As if it were forbidden.
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    throw new IllegalStateException(
        "PostgreSQL does not run as root, and this machine does not let root start it as nobody"
            + " (unshare -U): start Yushi as another user");
  }

  /**
   * The programs in the user's cache; in the other folder if there can be no cache.
   *
   * @throws UncheckedIOException if they cannot be unpacked
   * @throws IllegalStateException if there are none for this machine
   */
  static Programs unpacked(Path otherwise) {
    Bundle bundle = Bundle.ofThisMachine();
    String name = "postgresql-" + bundle.fingerprint();
    try {
      return new Programs(unpacked(bundle, cache().resolve(name)));
    } catch (IOException noCache) {
      try {
        return new Programs(unpacked(bundle, otherwise.resolve(name)));
      } catch (IOException failure) {
        failure.addSuppressed(noCache);
        throw new UncheckedIOException(failure);
      }
    }
  }

  private static Path cache() {
    String asked = System.getenv().getOrDefault("XDG_CACHE_HOME", "");
    Path caches =
        asked.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(asked);
    return caches.resolve("yushi");
  }

  private static Path unpacked(Bundle bundle, Path target) throws IOException {
    if (Files.isDirectory(target)) {
      return target;
    }
    Path parent = target.resolveSibling(".").normalize();
    Files.createDirectories(parent);
    Path unfinished = Files.createTempDirectory(parent, "unfinished-");
    try {
      bundle.unpackInto(unfinished);
      Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failure) {
      FileUtils.deleteDirectory(unfinished.toFile());
      boolean somebodyWasQuicker = Files.isDirectory(target);
      if (!somebodyWasQuicker) {
        throw failure;
      }
    }
    return target;
  }

  /**
   * Runs one and waits for its end.
   *
   * @param said is created or overwritten, and gets what the program says
   * @throws IllegalStateException if it fails; the message ends with what it said
   */
  void run(Path said, String program, String... arguments) {
    List<String> command = new ArrayList<>(prefix);
    command.add(folder.resolve("bin").resolve(program).toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    // Not a pipe: what runs on afterwards would keep it open.
    builder.redirectErrorStream(true).redirectOutput(said.toFile());
    try {
      Process process = builder.start();
      if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException(
            "PostgreSQL's " + program + " did not end within " + LIMIT.toMinutes() + " minutes");
      }
      if (process.exitValue() != 0) {
        throw new IllegalStateException(
            "PostgreSQL's " + program + " failed: " + Files.readString(said).strip());
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted in PostgreSQL's " + program, interrupted);
    }
  }
}
