package org.yushi.local.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.flink.util.FileUtils;

/**
 * What PostgreSQL keeps in a folder, and the programs that work on it. Who changes it holds the
 * lock of the folder.
 *
 * <p>In the folder: {@code data}, {@code log} (a file per day of the week), {@code password}.
 */
final class Cluster {
  static final String NAME = "yushi";

  static final Map<String, String> SETTINGS =
      Map.of(
          "shared_buffers", "256MB",
          "work_mem", "64MB",
          "max_wal_size", "2GB",
          "fsync", "on",
          "synchronous_commit", "on");

  /** A week of logs is kept, by the day, whatever happens. */
  private static final Map<String, String> LOGGING =
      Map.of(
          "logging_collector", "on",
          "log_directory", "../log",
          "log_filename", "postgresql-%a.log",
          "log_rotation_age", "1d",
          "log_rotation_size", "0",
          "log_truncate_on_rotation", "on",
          "log_timezone", "UTC");

  private static final String UNFINISHED = "data-unfinished-";
  private static final String SYSTEM_DATABASE = "postgres";
  private static final Duration RECOVERY = Duration.ofMinutes(15);
  private static final Duration GOOD_ORDER = Duration.ofMinutes(2);
  private static final Duration DYING = Duration.ofSeconds(15);
  private static final Duration BEGINNING = Duration.ofSeconds(2);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Path folder;
  private final Path data;
  private final Path password;

  /**
   * @param folder that exists
   */
  Cluster(Path folder) {
    try {
      this.folder = folder.toRealPath();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    this.data = this.folder.resolve("data");
    this.password = this.folder.resolve("password");
  }

  boolean exists() {
    return Files.exists(data);
  }

  /** Complete once its folder is there: it is made beside it, with the password first. */
  private void createIfMissing(Programs programs) throws IOException {
    if (exists()) {
      return;
    }
    deleteUnfinished();
    Path unfinished = Files.createTempDirectory(folder, UNFINISHED);
    Password.writeNew(password);
    programs.run(
        log("initdb.log"),
        "initdb",
        "--pgdata=" + unfinished,
        "--username=" + NAME,
        "--pwfile=" + password,
        "--auth=scram-sha-256",
        "--encoding=UTF-8",
        "--locale=C",
        "--data-checksums");
    Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
  }

  /** An initdb whose caller was killed may still be at work there, and then will fail. */
  private void deleteUnfinished() throws IOException {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, UNFINISHED + "*")) {
      all.forEach(each -> FileUtils.deleteDirectoryQuietly(each.toFile()));
    }
  }

  /**
   * Starts PostgreSQL, in a new folder too, and returns when it answers. What still runs of an
   * earlier start is ended first.
   *
   * @throws IllegalStateException if it does not start
   */
  void start(int port) {
    try {
      Files.createDirectories(folder.resolve("log"));
      Programs programs = Programs.unpacked(folder);
      createIfMissing(programs);
      endLeftover(programs);
      startServer(programs, port);
      createDatabase(port);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void endLeftover(Programs programs) throws IOException {
    Path file = Postmaster.file(data);
    Instant limit = Instant.now().plus(BEGINNING);
    Optional<Postmaster> leftover = Postmaster.toldBy(data);
    while (leftover.isEmpty() && Files.exists(file) && Instant.now().isBefore(limit)) {
      pause();
      leftover = Postmaster.toldBy(data);
    }
    if (leftover.filter(Postmaster::isAlive).isPresent()) {
      stop(programs);
    }
    // PostgreSQL asks only whether the number is in use, by whatever process. Its own processes
    // it recognizes by their shared memory too.
    Files.deleteIfExists(file);
  }

  /** The processes of a killed PostgreSQL need a moment to notice. */
  private void startServer(Programs programs, int port) {
    Instant limit = Instant.now().plus(DYING);
    while (true) {
      try {
        programs.run(
            log("start.log"),
            "pg_ctl",
            "start",
            "--pgdata=" + data,
            "--options=" + options(port),
            "--wait",
            "--timeout=" + RECOVERY.toSeconds());
        return;
      } catch (IllegalStateException failure) {
        boolean dying = String.valueOf(failure.getMessage()).contains("still in use");
        if (!dying || Instant.now().isAfter(limit)) {
          throw new IllegalStateException(
              "PostgreSQL did not start in " + folder + ". " + failure.getMessage(), failure);
        }
        pause();
      }
    }
  }

  private static String options(int port) {
    Map<String, String> all = new TreeMap<>(SETTINGS);
    all.putAll(LOGGING);
    all.put("listen_addresses", "127.0.0.1");
    all.put("unix_socket_directories", "");
    all.put("port", Integer.toString(port));
    return all.entrySet().stream()
        .map(each -> "-c " + each.getKey() + "=" + each.getValue())
        .collect(Collectors.joining(" "));
  }

  private void createDatabase(int port) {
    String exists = "select 1 from pg_database where datname = '" + NAME + "'";
    try (Connection connection = DriverManager.getConnection(url(port, SYSTEM_DATABASE));
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(exists)) {
      if (!found.next()) {
        statement.execute("create database " + NAME);
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(
          "PostgreSQL in " + folder + " has started, but: " + failure.getMessage(), failure);
    }
  }

  /** Ends what runs, in good order if that works. Does nothing if nothing runs. */
  void stop() {
    if (running().isPresent()) {
      stop(Programs.unpacked(folder));
    }
  }

  private void stop(Programs programs) {
    try {
      stop(programs, "fast");
    } catch (IllegalStateException failure) {
      if (running().isPresent()) {
        stop(programs, "immediate");
      }
    }
  }

  private void stop(Programs programs, String mode) {
    programs.run(
        log("stop.log"),
        "pg_ctl",
        "stop",
        "--pgdata=" + data,
        "--mode=" + mode,
        "--wait",
        "--timeout=" + GOOD_ORDER.toSeconds());
  }

  /** PostgreSQL on this folder, whoever started it; empty if none runs. */
  Optional<Postmaster> running() {
    return Postmaster.toldBy(data).filter(Postmaster::isAlive);
  }

  String url(int port) {
    return url(port, NAME);
  }

  private String url(int port, String database) {
    try {
      return "jdbc:postgresql://127.0.0.1:%d/%s?user=%s&password=%s"
          .formatted(port, database, NAME, Password.read(password));
    } catch (IOException failure) {
      throw new UncheckedIOException(
          "Without its password the database in " + folder + " cannot be opened", failure);
    }
  }

  private Path log(String name) {
    return folder.resolve("log").resolve(name);
  }

  static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for PostgreSQL", interrupted);
    }
  }

  @Override
  public String toString() {
    return folder.toString();
  }
}
