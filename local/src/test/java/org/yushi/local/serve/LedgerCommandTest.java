package org.yushi.local.serve;

import static java.time.temporal.ChronoUnit.MILLIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.yushi.local.Command.yushi;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.yushi.local.Command.Result;
import org.yushi.local.database.Sql;
import org.yushi.local.services.KafkaService;
import org.yushi.local.services.PostgresService;
import org.yushi.local.services.RealServices;

/** {@code yushi ledger} beside a job that keeps none. */
@RealServices
@Timeout(300)
class LedgerCommandTest extends OnGround {
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private final PostgresService postgres;
  private String url = "";

  LedgerCommandTest(KafkaService kafka, PostgresService postgres) {
    super(kafka);
    this.postgres = postgres;
  }

  @Test
  void fillsTheLedgerFromTopicsAndGoesOnAfterAKill() throws Exception {
    url = postgres.newDatabase();
    String configuration = ground.configuration("live").toString();
    Map<String, String> environment = Map.of("YUSHI_LEDGER_DATABASE", url);

    try (JavaProcess ledger = JavaProcess.keeping(folder, environment, "--config", configuration)) {
      try (Serving serving = ground.serve("live")) {
        sendLate("one");
        awaitRevisionsOf("one");
        ledger.kill();
        sendLate("two");
        await("published")
            .atMost(LIMIT)
            .until(() -> ground.lines("alerts-live").toString().contains("\"two\""));
        serving.stop(false);
      }
    }
    try (JavaProcess ledger = JavaProcess.keeping(folder, environment, "--config", configuration)) {
      awaitRevisionsOf("two");
      assertThat(ledger.terminate()).as(ledger.output()).isZero();
      assertThat(ledger.output()).contains("Stopped: all that was published is written");
    }

    assertThat(count("revision")).isEqualTo(ground.revisions("live").size());
    assertThat(count("unreadable")).isZero();
  }

  @Test
  void makesTheTablesAndEnds() throws Exception {
    url = postgres.newDatabase();
    Path configuration = ground.configuration("live");
    Files.writeString(
        configuration, Files.readString(configuration).replace("database: none", database()));

    Result made = yushi("ledger", "--config", configuration, "--tables-only");
    Result again = yushi("ledger", "--config", configuration, "--tables-only");

    assertThat(made.exitCode()).as(made.err()).isZero();
    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(again.out()).contains("up to date");
    assertThat(count("revision")).isZero();
  }

  @Test
  void whatIsWrongIsSaidBeforeAnythingStarts() throws Exception {
    Path none = ground.configuration("none");
    endsWithTwo(yushi("ledger", "--config", none), "expected where the ledger is, found none");
    endsWithTwo(yushi("ledger", "--config", folder.resolve("nowhere.yaml")), "nowhere.yaml");

    url = "jdbc:postgresql://127.0.0.1:1/nothing";
    Path away = ground.configuration("away");
    Files.writeString(away, Files.readString(away).replace("database: none", database()));
    endsWithTwo(yushi("ledger", "--config", away), "127.0.0.1:1/nothing", "cannot be used");

    Path topicless = ground.configuration("topicless");
    Files.writeString(
        topicless,
        Files.readString(topicless)
            .replace("enabled: true", "enabled: false")
            .replace("database: none", database()));
    endsWithTwo(yushi("ledger", "--config", topicless), "The topics cannot be used");
  }

  private static void endsWithTwo(Result result, String... said) {
    assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
    assertThat(result.err()).contains(said).doesNotContain("\tat ", "Fault");
  }

  private String database() {
    return "database: \"" + url + '"';
  }

  private void sendLate(String caseId) throws Exception {
    Instant due = Instant.now().truncatedTo(MILLIS).minusSeconds(60);
    ground.send(
        Ground.Event.accepted(caseId, due.minusSeconds(60), due),
        Ground.Event.begun(caseId, due.minusSeconds(60)));
  }

  private void awaitRevisionsOf(String caseId) {
    await("revisions of case " + caseId)
        .atMost(LIMIT)
        .until(() -> count("revision where case_id = '" + caseId + "'") > 0);
  }

  private long count(String table) {
    try {
      return Long.parseLong(Sql.ask(url, "select count(*) from " + table));
    } catch (SQLException e) {
      return 0;
    }
  }
}
