package org.yushi.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The tables of the ledger. */
public final class LedgerSchema {
  private static final String MIGRATIONS = "classpath:org/yushi/ledger/schema";

  private LedgerSchema() {}

  /**
   * A connection that reads a ledger.
   *
   * @throws SQLException if there is none with all that is asked of it, saying so
   */
  static Connection reader(DatabaseAddress address) throws SQLException {
    Connection connection = address.asReader();
    try {
      check(connection, address);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private static void check(Connection connection, DatabaseAddress address) throws SQLException {
    try (var query =
            connection.prepareStatement(
                "select to_regclass('ledger') is not null, to_regclass('revision') is not null and"
                    + " to_regprocedure('monthly_rows(date, timestamptz)') is not null");
        ResultSet row = query.executeQuery()) {
      row.next();
      if (!row.getBoolean(1)) {
        throw new SQLException(
            "%s 不是御史的账本 is no ledger of Yushi: it has no table \"ledger\"".formatted(address));
      }
      if (!row.getBoolean(2)) {
        throw new SQLException(
            "账本 %s 缺表或版本较旧，请先以 serve 打开 the ledger lacks tables or is of an older version: start serve on it first"
                .formatted(address));
      }
    }
    connection.rollback();
  }

  /**
   * Creates the tables, or brings them up to date.
   *
   * @param address as whoever owns the tables, with the right to create roles the first time. Where
   *     everything is up to date, whoever may read them will do
   * @throws IllegalStateException if that cannot be done, with the reason
   */
  public static void migrate(DatabaseAddress address) {
    Map<String, String> properties = new HashMap<>();
    address
        .properties()
        .forEach((name, value) -> properties.put(name.toString(), value.toString()));
    try {
      Flyway flyway =
          Flyway.configure()
              .dataSource(address.url(), properties.remove("user"), properties.remove("password"))
              .jdbcProperties(properties)
              .locations(MIGRATIONS)
              .validateMigrationNaming(true)
              .load();
      if (flyway.info().pending().length > 0) {
        flyway.migrate();
      } else {
        flyway.validate();
      }
    } catch (FlywayException e) {
      throw new IllegalStateException(
          "账本 %s 的表无法建立 the tables of ledger %s cannot be made: %s"
              .formatted(address, address, e.getMessage()),
          e);
    }
  }
}
