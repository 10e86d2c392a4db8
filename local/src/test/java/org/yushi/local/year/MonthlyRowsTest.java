package org.yushi.local.year;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yushi.ledger.DatabaseAddress;
import org.yushi.ledger.LedgerSchema;
import org.yushi.local.replay.ReplayRun;
import org.yushi.local.services.PostgresService;
import org.yushi.local.services.RealServices;
import org.yushi.rulebook.RulebookBundle;
import org.yushi.rulebook.RulebookLoader;

/**
 * Every cell of every monthly row of a year equals what a plain reader of the file of events
 * counts, as known at the end and as known at instants before.
 *
 * <p>{@code -Dyushi.year=300000} sets how many cases the year has, {@code -Dyushi.year.seed} which
 * year it is.
 */
@RealServices
@Tag("figures")
class MonthlyRowsTest {
  private static final int CASES = Integer.getInteger("yushi.year", 4_000);
  private static final long SEED = Long.getLong("yushi.year.seed", 1);
  private static final Instant END = Instant.parse("2027-01-10T16:00:00Z");

  private final PostgresService postgres;

  MonthlyRowsTest(PostgresService postgres) {
    this.postgres = postgres;
  }

  @Test
  void ofAReplayedYear(@TempDir Path folder) throws Exception {
    Path events = folder.resolve("events.jsonl");
    try (Writer out = Files.newBufferedWriter(events)) {
      Year.of(SEED, CASES).writeTo(out);
    }
    DatabaseAddress ledger = DatabaseAddress.of(postgres.newDatabase());
    LedgerSchema.migrate(ledger);
    RulebookBundle bundle = RulebookBundle.shipped("county");
    ReplayRun.of(List.of(events), bundle, END, folder.resolve("out")).into(ledger).run();

    RowDifferences differences =
        RowDifferences.between(events, RulebookLoader.load(bundle), ledger);
    for (Instant knownBy :
        List.of(
            END,
            Instant.parse("2026-04-03T01:00:00Z"),
            Instant.parse("2026-07-15T03:12:00Z"),
            Instant.parse("2026-11-04T01:00:00Z"))) {
      assertThat(differences.asKnownBy(knownBy)).as("as known by " + knownBy).isEmpty();
      assertThat(differences.ofAlertsAsKnownBy(folder.resolve("out/revisions.jsonl"), knownBy))
          .as("alerts as known by " + knownBy)
          .isEmpty();
    }
  }
}
