package org.yushi.ledger;

import java.util.HashMap;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The tables of the ledger. */
public final class LedgerSchema {
  private static final String MIGRATIONS = "classpath:org/yushi/ledger/schema";

  private LedgerSchema() {}

  /**
   * Creates the tables, or brings them up to date.
   *
   * @param address as whoever owns the tables; needs the right to create roles the first time
   * @throws IllegalStateException if that cannot be done, with the reason
   */
  public static void migrate(DatabaseAddress address) {
    Map<String, String> properties = new HashMap<>();
    address
        .properties()
        .forEach((name, value) -> properties.put(name.toString(), value.toString()));
    try {
      Flyway.configure()
          .dataSource(address.url(), properties.remove("user"), properties.remove("password"))
          .jdbcProperties(properties)
          .locations(MIGRATIONS)
          .validateMigrationNaming(true)
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new IllegalStateException(
          "账本 %s 的表无法建立 the tables of ledger %s cannot be made: %s"
              .formatted(address, address, e.getMessage()),
          e);
    }
  }
}
