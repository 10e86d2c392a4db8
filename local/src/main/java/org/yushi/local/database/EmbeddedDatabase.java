package org.yushi.local.database;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yushi.local.files.FolderLock;
import org.yushi.local.ports.FreePorts;

/**
 * A real PostgreSQL on this machine, on 127.0.0.1 only, that keeps everything in a folder.
 *
 * <p>It answers whoever knows the password, a random one in a file of the folder that only its
 * owner can read. What was committed outlives this object, this process if it is killed, and the
 * machine if it crashes. PostgreSQL's processes outlive a killed process as well: the next start on
 * the folder ends them. Close those that use the database before the database; those that are
 * connected are cut off.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  private static final int ATTEMPTS = 5;

  private final Path folder;
  private final int port = FreePorts.next();
  private @Nullable FolderLock lock;

  private EmbeddedDatabase(Path folder) {
    this.folder = folder;
  }

  /**
   * A running database in the folder, on a port of its own choice.
   *
   * @param folder is created if missing
   * @throws UncheckedIOException if the folder cannot be written
   * @throws IllegalStateException if the database cannot start, for instance because another
   *     process is using the folder
   */
  public static EmbeddedDatabase in(Path folder) {
    return in(folder, FolderLock.of(folder));
  }

  /** Likewise in a folder that is taken already; the lock is given back with the database. */
  static EmbeddedDatabase in(Path folder, FolderLock lock) {
    try {
      for (int attempt = 1; ; attempt++) {
        EmbeddedDatabase database = new EmbeddedDatabase(folder);
        try {
          new Cluster(folder).start(database.port);
          database.lock = lock;
          return database;
        } catch (IllegalStateException failure) {
          boolean outrun = !FreePorts.isFree(database.port);
          if (!outrun || attempt == ATTEMPTS) {
            throw failure;
          }
        }
      }
    } catch (RuntimeException failure) {
      lock.close();
      throw failure;
    }
  }

  /** How it differs from PostgreSQL's own defaults, for another one that shall be alike. */
  public static Map<String, String> settings() {
    return Cluster.SETTINGS;
  }

  /**
   * Where clients find it, with user and password, {@code
   * jdbc:postgresql://127.0.0.1:PORT/yushi?user=…&password=…}; the same after every restart. Not
   * for logs.
   */
  public String url() {
    return new Cluster(folder).url(port);
  }

  /**
   * Starts it again after a stop, or after somebody killed PostgreSQL, on the same port. Does
   * nothing if it runs.
   *
   * @throws IllegalStateException if it cannot start, for instance because the port was taken
   *     meanwhile; it may be tried again
   */
  public synchronized void start() {
    if (lock != null && new Cluster(folder).running().isPresent()) {
      return;
    }
    FolderLock held = lock == null ? FolderLock.of(folder) : lock;
    try {
      new Cluster(folder).start(port);
      lock = held;
    } catch (RuntimeException failure) {
      held.close();
      lock = null;
      throw failure;
    }
  }

  /**
   * Stops it in good order; who is connected is cut off. Does nothing if it does not run.
   *
   * @throws IllegalStateException if it does not stop
   */
  public synchronized void stop() {
    if (lock == null) {
      return;
    }
    try {
      new Cluster(folder).stop();
    } finally {
      lock.close();
      lock = null;
    }
  }

  /** Stops it; its folder stays. */
  @Override
  public void close() {
    stop();
  }
}
