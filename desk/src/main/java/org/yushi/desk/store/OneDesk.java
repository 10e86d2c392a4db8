package org.yushi.desk.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.yushi.ledger.DatabaseAddress;

/** Keeps a second desk away, by advisory locks that end with their connection. */
final class OneDesk {
  /** Of planning: "desk" in ASCII. */
  static final long PLANNING = 0x6465736bL;

  /** Of sending: "mail" in ASCII. */
  static final long SENDING = 0x6d61696cL;

  private OneDesk() {}

  /**
   * A connection that holds a lock until it is closed.
   *
   * @throws DeskBusyException if somebody has it
   */
  static Connection connect(DatabaseAddress address, long lock)
      throws SQLException, DeskBusyException {
    Connection connection = address.asDesk();
    try {
      lock(connection, lock, address);
      return connection;
    } catch (SQLException | DeskBusyException e) {
      connection.close();
      throw e;
    }
  }

  private static void lock(Connection connection, long lock, DatabaseAddress address)
      throws SQLException, DeskBusyException {
    try (var query = connection.prepareStatement("select pg_try_advisory_lock(" + lock + ")");
        ResultSet row = query.executeQuery()) {
      if (!row.next() || !row.getBoolean(1)) {
        throw new DeskBusyException(address);
      }
    }
    connection.commit();
  }
}
