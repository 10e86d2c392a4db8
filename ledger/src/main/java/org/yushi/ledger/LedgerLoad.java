package org.yushi.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/** Fills an empty ledger with the results of a replay, wholly or not at all. */
public final class LedgerLoad implements AutoCloseable {
  private static final int AT_ONCE = 5_000;

  private final LedgerWriter writer;
  private final LongConsumer done;
  private final List<Entry> batch = new ArrayList<>(AT_ONCE);
  private long taken;

  private LedgerLoad(LedgerWriter writer, LongConsumer done) {
    this.writer = writer;
    this.done = done;
  }

  /**
   * Begins to fill it.
   *
   * @param done told how many entries are written
   * @throws LedgerNotEmptyException if something is in it already
   * @throws LedgerBusyException if it has a writer
   */
  public static LedgerLoad into(DatabaseAddress address, LongConsumer done)
      throws SQLException, LedgerBusyException, LedgerNotEmptyException {
    LedgerWriter writer = LedgerWriter.open(address);
    try {
      if (writer.hasEntries()) {
        throw new LedgerNotEmptyException(address);
      }
      return new LedgerLoad(writer, done);
    } catch (SQLException | LedgerNotEmptyException e) {
      writer.close();
      throw e;
    }
  }

  /** Takes what comes next: revisions in the order of the chain, contributions in any. */
  public void add(Entry.Kind kind, String text) throws SQLException {
    batch.add(new Entry(kind, "replay", 0, taken++, null, text));
    if (batch.size() == AT_ONCE) {
      write();
    }
  }

  /**
   * Ends it: now all of it is there.
   *
   * @param asOf what happened later is not among it
   */
  public void commit(Instant asOf) throws SQLException {
    write();
    writer.commit(asOf);
  }

  private void write() throws SQLException {
    writer.add(batch);
    done.accept(taken);
    batch.clear();
  }

  /** What was not committed is gone. */
  @Override
  public void close() throws SQLException {
    writer.close();
  }
}
