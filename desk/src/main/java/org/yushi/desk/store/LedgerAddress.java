package org.yushi.desk.store;

import java.sql.SQLException;
import org.yushi.ledger.DatabaseAddress;

/** Says where the ledger is. An embedded one is elsewhere after each start of whoever runs it. */
@FunctionalInterface
public interface LedgerAddress {
  /**
   * Where it is now.
   *
   * @throws SQLException if it is nowhere at present
   */
  DatabaseAddress now() throws SQLException;
}
