package org.yushi.local.services;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.yushi.local.database.Sql;

/** A real PostgreSQL, with the settings of the embedded one wherever it runs. */
public final class PostgresService implements Service {
  private final PostgresServer server;
  private final AtomicInteger databases = new AtomicInteger();

  private PostgresService(PostgresServer server) {
    this.server = server;
  }

  static PostgresService launched() {
    return new PostgresService(
        ServiceVariant.launched(
            "PostgreSQL",
            Images.POSTGRESQL,
            ContainerPostgres::launched,
            EmbeddedPostgres::launched));
  }

  /**
   * A JDBC URL with user and password, of a database that all tests share; the same after every
   * restart.
   */
  public String url() {
    return server.url();
  }

  /** The URL of a new, empty database. */
  public String newDatabase() {
    String name = "test_" + databases.incrementAndGet();
    try {
      Sql.run(url(), "create database " + name);
    } catch (SQLException failure) {
      throw new IllegalStateException("Database " + name + " was not created", failure);
    }
    return url().replaceFirst("/[^/?]*\\?", "/" + name + "?");
  }

  @Override
  public void stop() {
    server.stop();
  }

  @Override
  public void start() {
    server.start();
  }

  /** Ends it as a crash would: what was not committed is lost, and nobody is told. */
  public void kill() {
    server.kill();
  }

  @Override
  public void close() {
    server.close();
  }
}
