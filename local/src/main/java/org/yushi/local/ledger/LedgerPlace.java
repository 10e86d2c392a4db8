package org.yushi.local.ledger;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yushi.ledger.DatabaseAddress;
import org.yushi.ledger.LedgerSchema;
import org.yushi.local.database.AttachedDatabase;
import org.yushi.local.database.EmbeddedDatabase;

/**
 * Where a ledger is: in an embedded database in a folder, or on a server.
 *
 * @param folder the folder, or null
 * @param server the server, or null; one of both is there
 */
public record LedgerPlace(@Nullable Path folder, @Nullable DatabaseAddress server) {
  private static final String URL = "jdbc:";
  private static final String USER = "YUSHI_LEDGER_USER";
  private static final String PASSWORD = "YUSHI_LEDGER_PASSWORD";

  /** An embedded database in a folder. */
  public static LedgerPlace in(Path folder) {
    return new LedgerPlace(folder, null);
  }

  /** A server. */
  public static LedgerPlace at(DatabaseAddress server) {
    return new LedgerPlace(null, server);
  }

  /**
   * What somebody wrote on the command line: a folder, or a URL.
   *
   * @param environment may hold user and password of a server
   * @throws IllegalArgumentException if the URL is none
   */
  public static LedgerPlace of(String text, Map<String, String> environment) {
    return text.startsWith(URL)
        ? at(
            new DatabaseAddress(
                text, environment.getOrDefault(USER, ""), environment.getOrDefault(PASSWORD, "")))
        : in(Path.of(text));
  }

  /** A ledger that can be used until it is closed. */
  public interface Opened extends AutoCloseable {
    /** Where clients find it. */
    DatabaseAddress address();

    /** Starts an embedded database again that somebody has killed; nothing else needs that. */
    default void revive() {}

    @Override
    void close();
  }

  /**
   * Opens it for whoever writes, with its tables; an embedded database is created if missing.
   *
   * @throws IllegalStateException if an embedded database cannot be started, or the tables cannot
   *     be made
   * @throws UncheckedIOException if its folder cannot be written
   */
  public Opened forWriting() {
    Opened opened = server != null ? new OnServer(server) : started(ownFolder());
    try {
      LedgerSchema.migrate(opened.address());
      return opened;
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  /**
   * Opens it for whoever reads, whether somebody writes meanwhile or not.
   *
   * @throws IllegalStateException if there is no embedded database, or it does not answer
   * @throws UncheckedIOException if its folder cannot be read
   */
  public Opened forReading() {
    if (server != null) {
      return new OnServer(server);
    }
    AttachedDatabase database = AttachedDatabase.to(ownFolder());
    return new Embedded(DatabaseAddress.of(database.url()), () -> {}, database::close);
  }

  /**
   * Where it is now; an embedded database, while somebody runs it.
   *
   * @throws IllegalStateException if there is no embedded database
   */
  public Optional<DatabaseAddress> running() {
    return server != null
        ? Optional.of(server)
        : AttachedDatabase.runningIn(ownFolder()).map(DatabaseAddress::of);
  }

  private static Opened started(Path folder) {
    EmbeddedDatabase database = EmbeddedDatabase.in(folder);
    return new Embedded(DatabaseAddress.of(database.url()), database::start, database::close);
  }

  private Path ownFolder() {
    if (folder == null) {
      throw new IllegalStateException("a ledger is in a folder or on a server");
    }
    return folder;
  }

  private record OnServer(DatabaseAddress address) implements Opened {
    @Override
    public void close() {}
  }

  private record Embedded(DatabaseAddress address, Runnable start, Runnable stop)
      implements Opened {
    @Override
    public void revive() {
      start.run();
    }

    @Override
    public void close() {
      stop.run();
    }
  }

  /** As a person would name it. */
  @Override
  public String toString() {
    return String.valueOf(server != null ? server : folder);
  }
}
