package org.yushi.local.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.yushi.local.Command.yushi;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.yushi.local.Command.Result;
import org.yushi.local.database.Sql;
import org.yushi.local.services.KafkaService;
import org.yushi.local.services.PostgresService;
import org.yushi.local.services.RealServices;

/** What a person does by the command stands in the thread, in the ledger and in a replay. */
@RealServices
@Timeout(240)
class ActTest extends OnGround {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final PostgresService postgres;
  private Path configuration = Path.of("");
  private String alert = "";

  ActTest(KafkaService kafka, PostgresService postgres) {
    super(kafka);
    this.postgres = postgres;
  }

  private Result act(String id, String kind, String reason) {
    return yushi("act", id, kind, "--by", "周正", "--reason", reason, "--config", configuration);
  }

  private List<JsonNode> overdue() {
    return ground.revisions("live").stream()
        .filter(each -> each.path("rule").asText().equals("overdue"))
        .filter(each -> each.path("caseId").asText().equals("late"))
        .toList();
  }

  private JsonNode newest() {
    List<JsonNode> revisions = overdue();
    return revisions.get(revisions.size() - 1);
  }

  private void awaitRevision(String kind, String status) {
    await(kind + " " + status)
        .atMost(LIMIT)
        .until(
            () ->
                newest().path("kind").asText().equals(kind)
                    && newest().path("status").asText().equals(status)
                    && newest().path("reason").asText().equals("PERSON"));
  }

  @Test
  void signedExplainedRescindedUpheld() throws Exception {
    String url = postgres.newDatabase();
    Path without = ground.configuration("live");
    configuration =
        Files.writeString(
            folder.resolve("with-ledger.yaml"),
            Files.readString(without).replace("database: none", "database: \"" + url + "\""));
    try (Serving serving =
        Serving.start(
            ConfigurationReader.read(configuration, Map.of("YUSHI_TICKER_INTERVAL", "PT0.25S")),
            false)) {
      Instant now = Instant.now();
      ground.send(
          Ground.Event.accepted("late", now.minusSeconds(60), now.minusSeconds(30)),
          Ground.Event.begun("late", now.minusSeconds(59)));
      await("the red").atMost(LIMIT).until(() -> !overdue().isEmpty());
      alert = newest().path("alertId").asText();
      await("the red in the ledger")
          .atMost(LIMIT)
          .until(
              () ->
                  Sql.ask(url, "select count(*) from alert where alert_id = '" + alert + "'")
                      .equals("1"));

      assertThat(act(alert.substring(0, 8), "sign", "").exitCode()).isZero();
      awaitRevision("RESTATED", "ACTIVE");
      assertThat(act(alert, "explain", "窗口系统故障，人 510104199001011234 已告知").exitCode()).isZero();
      await("both answers").atMost(LIMIT).until(() -> newest().path("acts").size() == 2);
      assertThat(newest().toString()).doesNotContain("510104199001011234");
      assertThat(act(alert, "rescind", "系统故障属实").out()).contains("撤牌 rescind", "late", "周正");
      awaitRevision("RETRACTED", "RETRACTED");
      await("the rescission in the ledger")
          .atMost(LIMIT)
          .until(() -> acts(url).contains("RESCIND 周正 系统故障属实"));
      assertThat(act(alert, "uphold", "再核：故障在次日").exitCode()).isZero();
      awaitRevision("AGAIN", "ACTIVE");
      await("all acts in the ledger").atMost(LIMIT).until(() -> acts(url).contains("UPHOLD"));

      assertThat(yushi("explain", alert, "--ledger", url).out())
          .contains("签收 周正", "说明 周正：窗口系统故障", "撤牌 周正：系统故障属实", "维持 周正：再核：故障在次日");
      assertThat(act("ffff", "sign", "").err()).contains("the ledger has no alert");
      assertThat(act(alert, "rescind", " ").err()).contains("expected a reason");
      assertThat(act(alert, "forget", "x").exitCode()).isEqualTo(2);
      serving.stop(false);
    }
    assertThat(replayed())
        .containsExactlyElementsOf(
            ground.lines("alerts-live").stream()
                .filter(line -> line.contains(alert))
                .distinct()
                .toList());
  }

  private static String acts(String url) throws Exception {
    return Sql.ask(
        url,
        "select coalesce(string_agg(act || ' ' || by_whom || ' ' || reason, '; ' order by done_at), '') from act");
  }

  /** The thread as a replay of the exported events and acts has it. */
  private List<String> replayed() throws Exception {
    Path events = folder.resolve("events.jsonl");
    Path acts = folder.resolve("acts.jsonl");
    assertThat(
            yushi(
                    "export",
                    ground.topic("case-events"),
                    "--bootstrap",
                    ground.bootstrap(),
                    "--out",
                    events)
                .exitCode())
        .isZero();
    assertThat(
            yushi(
                    "export",
                    ground.topic("alert-actions"),
                    "--acts",
                    "--bootstrap",
                    ground.bootstrap(),
                    "--out",
                    acts)
                .exitCode())
        .isZero();
    Result replay =
        yushi(
            "replay",
            "--events",
            events,
            "--actions",
            acts,
            "--rulebook",
            ground.book(),
            "--as-of",
            Instant.now().toString(),
            "--out",
            folder.resolve("replayed"));
    assertThat(replay.exitCode()).as(replay.err()).isZero();
    return Files.readAllLines(folder.resolve("replayed/revisions.jsonl")).stream()
        .filter(line -> line.contains(alert))
        .toList();
  }
}
