package org.yushi.ledger;

import java.util.HashMap;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** The tables of the ledger. */
public final class LedgerSchema {
  private static final String MIGRATIONS = "classpath:org/yushi/ledger/schema";

  private LedgerSchema() {}

  /**
   * Creates the tables, or brings them up to date.
   *
   * @param address as whoever owns the tables; needs the right to create roles the first time
   * @throws org.flywaydb.core.api.FlywayException if that cannot be done
   */
  public static void migrate(DatabaseAddress address) {
    Map<String, String> properties = new HashMap<>();
    address
        .properties()
        .forEach((name, value) -> properties.put(name.toString(), value.toString()));
    Flyway.configure()
        .dataSource(address.url(), properties.remove("user"), properties.remove("password"))
        .jdbcProperties(properties)
        .locations(MIGRATIONS)
        .validateMigrationNaming(true)
        .load()
        .migrate();
  }
}
