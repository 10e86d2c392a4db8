package org.yushi.local.services;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.apache.flink.util.FileUtils;
import org.yushi.local.database.EmbeddedDatabase;
import org.yushi.local.database.KillPostgres;
import org.yushi.local.database.Sql;

/** The database of the demo, in a folder that goes with it. */
final class EmbeddedPostgres implements PostgresServer {
  private final Path folder;
  private final EmbeddedDatabase database;

  private EmbeddedPostgres(Path folder) {
    this.folder = folder;
    this.database = EmbeddedDatabase.in(folder);
  }

  static EmbeddedPostgres launched() {
    try {
      return new EmbeddedPostgres(Files.createTempDirectory("yushi-postgresql"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public String url() {
    return database.url();
  }

  @Override
  public void start() {
    database.start();
  }

  @Override
  public void stop() {
    database.stop();
  }

  @Override
  public void kill() {
    try {
      KillPostgres.in(folder);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    database.close();
    try {
      FileUtils.deleteDirectory(folder.toFile());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public String toString() {
    try {
      return "embedded " + Sql.ask(url(), "show server_version");
    } catch (SQLException failure) {
      return "embedded, which does not answer: " + failure.getMessage();
    }
  }
}
