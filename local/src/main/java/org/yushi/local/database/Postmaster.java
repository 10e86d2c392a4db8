package org.yushi.local.database;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The first process of a PostgreSQL, as the file {@code postmaster.pid} in its data tells.
 *
 * @param data the folder that it keeps its data in
 * @param pid of the process, which may be gone
 * @param started when it started
 * @param port on which it listens
 * @param ready whether it accepts connections
 */
record Postmaster(Path data, long pid, Instant started, int port, boolean ready) {
  private static final int LINES = 8;
  private static final Duration ABOUT = Duration.ofSeconds(10);

  static Path file(Path data) {
    return data.resolve("postmaster.pid");
  }

  /** What the file tells; empty if there is none, or one that is not written to its end. */
  static Optional<Postmaster> toldBy(Path data) {
    try {
      List<String> lines = Files.readAllLines(file(data));
      if (lines.size() < LINES) {
        return Optional.empty();
      }
      return Optional.of(
          new Postmaster(
              data,
              Long.parseLong(lines.get(0).strip()),
              Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip())),
              Integer.parseInt(lines.get(3).strip()),
              lines.get(7).strip().equals("ready")));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * Whether it runs. After a crash of the machine its number may have been given to another
   * process, even to the PostgreSQL of another folder.
   */
  boolean isAlive() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .map(ProcessHandle::info)
        .filter(this::isMine)
        .isPresent();
  }

  private boolean isMine(ProcessHandle.Info process) {
    return process.command().filter(Postmaster::isPostgres).isPresent()
        && process
            .arguments()
            .map(arguments -> Arrays.asList(arguments).contains(data.toString()))
            .orElseGet(() -> startedThen(process));
  }

  private static boolean isPostgres(String command) {
    return command.substring(command.lastIndexOf(File.separatorChar) + 1).startsWith("postgres");
  }

  /** Where a system does not tell arguments. */
  private boolean startedThen(ProcessHandle.Info process) {
    return process
        .startInstant()
        .filter(instant -> Duration.between(instant, started).abs().compareTo(ABOUT) < 0)
        .isPresent();
  }
}
