package org.yushi.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yushi.ledger.Catalogue;
import org.yushi.ledger.DatabaseAddress;
import org.yushi.ledger.LedgerSchema;
import org.yushi.local.county.CountyGenerator;
import org.yushi.local.county.GeneratedCounty;
import org.yushi.local.services.PostgresService;
import org.yushi.local.services.RealServices;
import org.yushi.rulebook.RulebookBundle;
import org.yushi.rulebook.RulebookSchedule;

@RealServices
@Timeout(300)
class DemoDeskTest {
  private static final Instant BEGIN = Revisions.at("2026-03-01T00:00");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final PostgresService postgres;
  private final LetterBoard letters = new LetterBoard();

  @TempDir private Path out;
  private DatabaseAddress ledger = DatabaseAddress.of("jdbc:postgresql://nowhere/nothing");

  DemoDeskTest(PostgresService postgres) {
    this.postgres = postgres;
  }

  @BeforeEach
  void knowTheRulebook() throws Exception {
    ledger = DatabaseAddress.of(postgres.newDatabase());
    LedgerSchema.migrate(ledger);
    Catalogue.put(ledger, RulebookSchedule.always(RulebookBundle.shipped("demo")));
  }

  @Test
  void warnsOfAllThatItHasHeardBeforeItIsDone() throws Exception {
    GeneratedCounty county = new CountyGenerator(1, 0).generate();
    Files.write(out.resolve(DemoCommand.EVENTS), county.lines());
    new ReplayedCounty(false).run(county, out);

    try (DemoDesk desk = DemoDesk.at(ledger, letters, out, BEGIN)) {
      desk.hear(Files.readAllLines(out.resolve("revisions.jsonl")));
      desk.end(county.asOf());

      assertThat(desk.isDone(PATIENCE)).isTrue();
      desk.check();
    }

    List<SentLetter> sent = letters.newest(Integer.MAX_VALUE);
    assertThat(sent).isNotEmpty();
    assertThat(Files.readAllLines(out.resolve("letters.jsonl"))).hasSameSizeAs(sent);
    assertThat(sent).allMatch(letter -> !letter.at().isAfter(county.asOf()));
  }

  @Test
  void aDeskThatFailsDoesNotFailSilently() throws Exception {
    try (DemoDesk desk = DemoDesk.at(ledger, letters, out, BEGIN)) {
      desk.hear(List.of("no revision"));

      assertThatThrownBy(() -> desk.isDone(PATIENCE))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("the desk has failed");
      assertThatThrownBy(desk::check).isInstanceOf(IllegalStateException.class);
    }
  }
}
