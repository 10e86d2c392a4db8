package org.yushi.local.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.yushi.local.county.AlertHistory;
import org.yushi.local.county.GeneratedCounty;
import org.yushi.local.ledger.LedgerPlace;
import org.yushi.local.replay.ReplayRun;
import org.yushi.rulebook.RulebookBundle;

/** The log as a file, replayed: no Kafka, no clock, some seconds. */
final class ReplayedCounty implements CountyRun {
  private final boolean showing;

  /** Shows on standard error how far it is, or does not. */
  ReplayedCounty(boolean showing) {
    this.showing = showing;
  }

  @Override
  public AlertHistory run(GeneratedCounty county, Path out) throws Exception {
    Path revisions = out.resolve("revisions.jsonl");
    Files.deleteIfExists(revisions);
    try (LedgerPlace.Opened ledger = DemoLedger.emptyIn(out).forWriting()) {
      ReplayRun.of(
              List.of(out.resolve(DemoCommand.EVENTS)),
              RulebookBundle.shipped("demo"),
              county.asOf(),
              out)
          .into(ledger.address())
          .showing(showing)
          .run();
    }
    return AlertHistory.of(revisions);
  }
}
