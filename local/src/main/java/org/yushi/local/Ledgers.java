package org.yushi.local;

import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.function.Function;
import org.yushi.local.ledger.LedgerPlace;

/** Opens the ledger that a person named; what cannot be used is told as input. */
final class Ledgers {
  private Ledgers() {}

  static LedgerPlace.Opened forWriting(String place) {
    return opened(place, LedgerPlace::forWriting);
  }

  static LedgerPlace.Opened forReading(String place) {
    return opened(place, LedgerPlace::forReading);
  }

  /**
   * A first question to a ledger that a person named.
   *
   * @param <T> answer
   */
  interface Question<T> {
    /** Asks. */
    T ask() throws SQLException;
  }

  /** The answer; a database that gives none is told as input. */
  static <T> T read(Question<T> question) {
    try {
      return question.ask();
    } catch (SQLException e) {
      throw new InputException("账本不可用 The ledger cannot be used: " + e.getMessage());
    }
  }

  private static LedgerPlace.Opened opened(
      String place, Function<LedgerPlace, LedgerPlace.Opened> how) {
    try {
      return how.apply(LedgerPlace.of(place, System.getenv()));
    } catch (IllegalArgumentException | IllegalStateException | UncheckedIOException e) {
      throw new InputException("账本不可用 The ledger cannot be used: " + e.getMessage());
    }
  }
}
