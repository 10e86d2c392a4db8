package org.yushi.local.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yushi.local.files.FolderLock;

/**
 * The database of a folder for a command that only looks at it, while another process serves it or
 * while none does.
 *
 * <p>If it runs it is used as it is, and runs on afterwards. If it does not, it is started, and
 * stopped when nobody is attached to it any more; until then it cannot be served. Whoever stops
 * serving cuts off those that are attached.
 */
public final class AttachedDatabase implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final String MARK = "yushi attached";

  private final String url;
  private final Connection presence;
  private final @Nullable EmbeddedDatabase started;

  private AttachedDatabase(String url, Connection presence, @Nullable EmbeddedDatabase started) {
    this.url = url;
    this.presence = presence;
    this.started = started;
  }

  /**
   * The database in the folder.
   *
   * @throws IllegalStateException if there is none in it, or if it does not answer
   * @throws java.io.UncheckedIOException if the folder cannot be read
   */
  public static AttachedDatabase to(Path folder) {
    if (!Files.exists(folder.resolve("password"))) {
      throw none(folder);
    }
    Instant limit = Instant.now().plus(LIMIT);
    while (true) {
      Optional<FolderLock> lock = FolderLock.unlessTaken(folder);
      if (lock.isPresent()) {
        return toStarted(folder, lock.get());
      }
      try {
        Optional<AttachedDatabase> attached = toRunning(new Cluster(folder));
        if (attached.isPresent()) {
          return attached.get();
        }
        if (Instant.now().isAfter(limit)) {
          throw new IllegalStateException("The database in " + folder + " does not start");
        }
      } catch (SQLException failure) {
        if (Instant.now().isAfter(limit)) {
          throw new IllegalStateException(
              "The database in " + folder + " does not answer: " + failure.getMessage(), failure);
        }
      }
      Cluster.pause();
    }
  }

  /**
   * Where the database of the folder is while it runs, whoever runs it; with another port after
   * each start.
   *
   * @throws IllegalStateException if there is none in it
   */
  public static Optional<String> runningIn(Path folder) {
    if (!Files.exists(folder.resolve("password"))) {
      throw none(folder);
    }
    Cluster cluster = new Cluster(folder);
    return cluster.running().filter(Postmaster::ready).map(server -> cluster.url(server.port()));
  }

  private static IllegalStateException none(Path folder) {
    return new IllegalStateException("There is no database in " + folder);
  }

  private static AttachedDatabase toStarted(Path folder, FolderLock lock) {
    if (!new Cluster(folder).exists()) {
      lock.close();
      throw none(folder);
    }
    EmbeddedDatabase database = EmbeddedDatabase.in(folder, lock);
    try {
      return new AttachedDatabase(database.url(), presence(database.url()), database);
    } catch (SQLException failure) {
      database.close();
      throw new IllegalStateException(
          "The database in " + folder + " does not answer: " + failure.getMessage(), failure);
    }
  }

  private static Optional<AttachedDatabase> toRunning(Cluster cluster) throws SQLException {
    Optional<Postmaster> running = cluster.running().filter(Postmaster::ready);
    if (running.isEmpty()) {
      return Optional.empty();
    }
    String url = cluster.url(running.get().port());
    return Optional.of(new AttachedDatabase(url, presence(url), null));
  }

  /** A connection that shows, as long as it is open, that somebody is attached. */
  private static Connection presence(String url) throws SQLException {
    return DriverManager.getConnection(url + "&ApplicationName=" + MARK.replace(" ", "%20"));
  }

  /** Where clients find it, with user and password. Not for logs. */
  public String url() {
    return url;
  }

  /** Leaves it. Whoever started it waits until all others have left, and stops it. */
  @Override
  public void close() {
    try (presence) {
      while (started != null && othersAreAttached()) {
        Cluster.pause();
      }
    } catch (SQLException cutOff) {
      // It was stopped meanwhile, and nobody is attached to it.
    } finally {
      if (started != null) {
        started.close();
      }
    }
  }

  private boolean othersAreAttached() throws SQLException {
    String others =
        "select count(*) from pg_stat_activity where pid <> pg_backend_pid()"
            + " and application_name = '"
            + MARK
            + "'";
    try (Statement statement = presence.createStatement();
        ResultSet count = statement.executeQuery(others)) {
      return count.next() && count.getLong(1) > 0;
    }
  }
}
