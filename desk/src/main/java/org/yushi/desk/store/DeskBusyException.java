package org.yushi.desk.store;

import org.yushi.ledger.DatabaseAddress;

/** Another desk already warns from this database. */
public final class DeskBusyException extends Exception {
  private static final long serialVersionUID = 1L;

  DeskBusyException(DatabaseAddress address) {
    super("另一个御史预警台正在使用 %s another desk already warns from %s".formatted(address, address));
  }
}
