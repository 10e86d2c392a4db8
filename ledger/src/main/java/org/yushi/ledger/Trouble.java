package org.yushi.ledger;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What a failure of the database means. */
public final class Trouble {
  private Trouble() {}

  /**
   * Whether it may pass by itself, or by what somebody does about the database: all but wrong data.
   */
  static boolean passes(Throwable problem) {
    return problem instanceof LedgerBusyException
        || (problem instanceof SQLException && !isOfData(problem));
  }

  /** What the server says, without the statement that it says it of. */
  public static String inShort(Throwable problem) {
    Throwable last = problem;
    while (last instanceof SQLException sql && sql.getNextException() != null) {
      last = sql.getNextException();
    }
    return String.valueOf(last.getMessage()).lines().findFirst().orElse("");
  }

  /**
   * Whether what was to be written is wrong: SQLSTATE class 22 data, 23 integrity, 54 beyond a
   * limit, such as a code that is too long for an index.
   */
  public static boolean isOfData(@Nullable Throwable problem) {
    String state = problem instanceof SQLException sql ? sql.getSQLState() : null;
    return state != null
        && (state.startsWith("22") || state.startsWith("23") || state.startsWith("54"));
  }
}
