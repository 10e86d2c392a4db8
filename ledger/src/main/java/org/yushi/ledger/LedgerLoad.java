package org.yushi.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Iterator;
import java.util.function.LongConsumer;

/** Fills an empty ledger with the results of a replay. */
public final class LedgerLoad {
  private static final int AT_ONCE = 5_000;

  private LedgerLoad() {}

  /**
   * Fills it, wholly or not at all.
   *
   * @param entries revisions in the order of the chain; contributions of a case in order of
   *     versions
   * @param asOf what happened later is not among them
   * @param done told how many are written
   * @throws LedgerNotEmptyException if something is in it already
   * @throws LedgerBusyException if it has a writer
   */
  public static void into(
      DatabaseAddress address, Iterator<Entry> entries, Instant asOf, LongConsumer done)
      throws SQLException, LedgerBusyException, LedgerNotEmptyException {
    try (LedgerWriter writer = LedgerWriter.open(address)) {
      if (writer.hasEntries()) {
        throw new LedgerNotEmptyException(address);
      }
      writer.write(entries, asOf, AT_ONCE, done);
    }
  }
}
