package org.yushi.local.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.util.FileUtils;
import org.yushi.local.database.EmbeddedDatabase;
import org.yushi.local.ledger.LedgerPlace;

/** The ledger that a demo leaves behind. */
final class DemoLedger {
  private static final String FOLDER = "ledger";

  private DemoLedger() {}

  /** Where it is. */
  static LedgerPlace in(Path out) {
    return LedgerPlace.in(out.resolve(FOLDER));
  }

  /**
   * The same place, without what an earlier demo has left there.
   *
   * @throws IllegalStateException if another demo is still at work there
   */
  static LedgerPlace emptyIn(Path out) throws IOException {
    Path folder = out.resolve(FOLDER);
    if (Files.exists(folder)) {
      EmbeddedDatabase.in(folder).close();
      FileUtils.deleteDirectory(folder.toFile());
    }
    return in(out);
  }
}
