package org.yushi.local.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.yushi.ledger.Audit;
import org.yushi.ledger.Chain;
import org.yushi.ledger.DatabaseAddress;
import org.yushi.ledger.LedgerHeads;
import org.yushi.local.database.Sql;
import org.yushi.local.export.EventExport;
import org.yushi.local.services.KafkaService;
import org.yushi.local.services.PostgresService;
import org.yushi.local.services.RealServices;
import org.yushi.local.year.RowDifferences;
import org.yushi.rulebook.RulebookBundle;
import org.yushi.rulebook.RulebookLoader;

/**
 * Whatever is killed or stopped meanwhile, the ledger holds every revision once, and its monthly
 * rows are those of the events.
 */
@RealServices
@Timeout(400)
class LedgerTest extends OnGround {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Instant UNTIL = Instant.parse("2026-11-01T00:00:00Z");

  private final PostgresService postgres;
  private String url = "";

  LedgerTest(KafkaService kafka, PostgresService postgres) {
    super(kafka);
    this.postgres = postgres;
  }

  @Test
  void neitherKillsNorADatabaseThatIsAwayLeaveATrace() throws Exception {
    url = postgres.newDatabase();
    List<String> lines = RowDifferences.linesOfAYear(7, 900, UNTIL);
    int quarter = lines.size() / 4;
    String configuration = ground.configuration("live").toString();
    Map<String, String> environment =
        Map.of("YUSHI_LEDGER_DATABASE", url, "YUSHI_TICKER_INTERVAL", "PT0.25S");

    try (JavaProcess serve = JavaProcess.judging(folder, environment, "--config", configuration)) {
      send(lines.subList(0, quarter));
      await("the first cases").atMost(LIMIT).until(() -> count("contribution") > 100);
      serve.kill();
    }
    Instant between;
    try (JavaProcess serve = JavaProcess.judging(folder, environment, "--config", configuration)) {
      postgres.stop();
      send(lines.subList(quarter, 2 * quarter));
      await("the ledger waits").atMost(LIMIT).until(() -> serve.output().contains("is away"));
      int written = ground.lines("alerts-live").size();
      send(lines.subList(2 * quarter, 3 * quarter));
      await("the job goes on")
          .atMost(LIMIT)
          .until(() -> ground.lines("alerts-live").size() > written);
      postgres.start();
      await("the ledger goes on").atMost(LIMIT).until(() -> serve.output().contains("is back"));
      postgres.kill();
      between = Instant.now();
      send(lines.subList(3 * quarter, lines.size()));
      serve.kill();
    }
    postgres.start();
    try (JavaProcess serve =
        JavaProcess.judging(folder, environment, "--config", configuration, "--until-caught-up")) {
      assertThat(serve.ended()).as(serve.output()).isZero();
    }

    assertThat(count("revision")).isGreaterThan(100).isEqualTo(published());
    assertThat(count("unreadable")).isZero();
    DatabaseAddress ledger = DatabaseAddress.of(url);
    try (Audit audit = Audit.of(ledger)) {
      List<Chain> told =
          LedgerHeads.told(
              Map.of("bootstrap.servers", ground.bootstrap()),
              ground.topic("ledger-heads-live"),
              audit.ledger());
      Audit.Result result = audit.verify(told, (done, all) -> {});
      assertThat(result.findings()).isEmpty();
      assertThat(told).contains(result.head());
    }
    RowDifferences differences =
        RowDifferences.between(
            exported(), RulebookLoader.load(RulebookBundle.read(ground.book())), ledger);
    assertThat(differences.asKnownBy(between)).as("as known between the kills").isEmpty();
    assertThat(differences.asKnownBy(Instant.now())).isEmpty();
  }

  private void send(List<String> lines) throws Exception {
    List<Ground.Event> events = new ArrayList<>();
    for (String line : lines) {
      String caseId = Ground.parse(line).path("caseId").asText("-");
      events.add(new Ground.Event(caseId, line));
    }
    ground.send(events.toArray(Ground.Event[]::new));
  }

  private long count(String table) {
    try {
      return Long.parseLong(Sql.ask(url, "select count(*) from " + table));
    } catch (SQLException e) {
      return 0;
    }
  }

  /** Revisions in the topic, each once. */
  private long published() {
    return ground.revisions("live").stream()
        .map(each -> each.path("alertId").asText() + " " + each.path("revision").asInt())
        .distinct()
        .count();
  }

  private Path exported() throws Exception {
    Path events = folder.resolve("events.jsonl");
    EventExport.ofEvents(
            Map.of("bootstrap.servers", ground.bootstrap()), List.of(ground.topic("case-events")))
        .into(events, records -> count -> {});
    return events;
  }
}
