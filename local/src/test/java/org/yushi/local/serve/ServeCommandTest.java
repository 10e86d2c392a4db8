package org.yushi.local.serve;

import static java.time.temporal.ChronoUnit.MILLIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.yushi.local.Command.yushi;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.yushi.local.Command.Result;
import org.yushi.local.services.KafkaService;
import org.yushi.local.services.RealServices;

/** What {@code yushi serve} and {@code yushi export} tell people, and how they end. */
@RealServices
@Timeout(240)
class ServeCommandTest extends OnGround {
  private static final Duration LIMIT = Duration.ofSeconds(90);

  ServeCommandTest(KafkaService kafka) {
    super(kafka);
  }

  private static void endsWithTwo(Result result, String... said) {
    assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
    assertThat(result.err()).contains(said).doesNotContain("\tat ", "Fault");
  }

  @Test
  void everyMistakeInTheConfigurationIsListed() throws Exception {
    Path wrong = Files.writeString(folder.resolve("wrong.yaml"), "data: d\nparallelism: many\n");

    endsWithTwo(
        yushi("serve", "--config", wrong),
        "wrong.yaml cannot be used",
        "  kafka.bootstrap: 缺少 missing",
        "  parallelism（第 2 行 line 2）: 应为 1 至 64 的整数");
    endsWithTwo(yushi("serve", "--config", folder.resolve("none.yaml")), "none.yaml", "YAML");

    Path unusable = ground.configuration("unusable");
    Files.writeString(
        unusable, Files.readString(unusable).replace("data: ./unusable", "data: ./unusable.yaml"));
    endsWithTwo(yushi("serve", "--config", unusable), "data：", "a folder that can be written to");
  }

  @Test
  void whatCannotBeUsedIsNamedBeforeAnythingStarts() throws Exception {
    Path nobody = ground.configuration("nobody");
    Files.writeString(nobody, Files.readString(nobody).replace(ground.bootstrap(), "127.0.0.1:1"));
    endsWithTwo(yushi("serve", "--config", nobody), "127.0.0.1:1", "cannot be reached");

    Path bookless = ground.configuration("bookless");
    Files.writeString(bookless, Files.readString(bookless).replace("./book", "./no-book"));
    endsWithTwo(yushi("serve", "--config", bookless), "no-book", "rulebook.yaml");

    Path topicless = ground.configuration("topicless");
    Files.writeString(
        topicless, Files.readString(topicless).replace("enabled: true", "enabled: false"));
    endsWithTwo(
        yushi("serve", "--config", topicless),
        "主题有误 The topics cannot be used",
        "topic " + ground.topic("case-events") + " does not exist",
        "topic " + ground.topic("alerts-topicless") + " does not exist");
  }

  @Test
  void runsUntilItHasCaughtUpAloneInItsFolderAndWhatItReadCanBeExported() throws Exception {
    Path configuration = ground.configuration("live");
    Instant due = Instant.now().truncatedTo(MILLIS).minusSeconds(60);
    try (Serving first = ground.serve("live")) {
      assertThat(first.begun()).contains("from 头 the beginning");
      ground.send(
          Ground.Event.accepted("late", due.minusSeconds(60), due),
          Ground.Event.begun("late", due.minusSeconds(60)));
      ground.send("case-events", null, "no event");

      endsWithTwo(
          yushi("serve", "--config", configuration), "expected one serve per folder", "live");
    }

    Result result = yushi("serve", "--config", configuration, "--until-caught-up");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out().lines())
        .hasSize(2)
        .anyMatch(line -> line.startsWith("开始监察 Judging: ") && line.contains("rulebook book"))
        .anyMatch(line -> line.startsWith("已停止 Stopped: ") && line.contains("checkpoints/"));
    assertThat(ground.lines("alerts-live")).anyMatch(line -> line.contains("\"RED\""));

    Path events = folder.resolve("events.jsonl");
    Result exported =
        yushi(
            "export",
            ground.topic("case-events"),
            "--bootstrap",
            ground.bootstrap(),
            "--out",
            events,
            "--json");
    assertThat(exported.exitCode()).as(exported.err()).isZero();
    var summary = Ground.parse(exported.out());
    assertThat(summary.path("events").asInt()).isEqualTo(2);
    assertThat(summary.path("rejected").asInt()).isEqualTo(1);
    assertThat(summary.path("ticks").asInt()).isPositive();
    assertThat(Instant.parse(summary.path("completeTo").asText())).isAfter(due);
    assertThat(events).content().hasLineCount(3).contains("no event", "\"ingestedAt\":\"");

    endsWithTwo(
        yushi("export", "unheard-of", "--bootstrap", ground.bootstrap(), "--out", events),
        "topic unheard-of does not exist");
    assertThat(events).content().as("after an error nothing has changed").hasLineCount(3);
  }

  @Test
  void withoutTicksAndRecordsNobodyCouldCatchUp() throws Exception {
    Path configuration = ground.configuration("live", "ticker: {enabled: false}");

    endsWithTwo(
        yushi("serve", "--config", configuration, "--until-caught-up"),
        ground.topic("case-events") + "-0, " + ground.topic("case-events") + "-1",
        "so no time would pass");
  }

  @Test
  void aPartitionAddedWhileItRunsEndsItForGoodWithTheSentence() throws Exception {
    Path configuration = ground.configuration("live");
    CompletableFuture<Result> running =
        CompletableFuture.supplyAsync(() -> yushi("serve", "--config", configuration));
    await("judging")
        .atMost(LIMIT)
        .ignoreExceptions()
        .until(() -> !ground.records("case-events").isEmpty());

    kafka
        .admin()
        .createPartitions(Map.of(ground.topic("case-events"), NewPartitions.increaseTo(3)))
        .all()
        .get(30, TimeUnit.SECONDS);

    Result result = running.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.err())
        .contains(
            "作业终止 The job ended for good: ",
            "topic " + ground.topic("case-events") + " has 3 partitions, recorded were 2");
    assertThat(yushi("serve", "--config", configuration).exitCode())
        .as("nor does it start again")
        .isEqualTo(2);
  }

  @Test
  void whatKafkaDoesNotTakeEndsItForGood() throws Exception {
    NewTopic narrow =
        new NewTopic(ground.topic("alerts-live"), 1, (short) 1)
            .configs(
                Map.of("max.message.bytes", "300", "retention.ms", "-1", "retention.bytes", "-1"));
    kafka.admin().createTopics(List.of(narrow)).all().get(30, TimeUnit.SECONDS);
    Path configuration = ground.configuration("live");
    CompletableFuture<Result> running =
        CompletableFuture.supplyAsync(() -> yushi("serve", "--config", configuration));
    await("judging").atMost(LIMIT).until(() -> !ground.records("case-events").isEmpty());

    Instant due = Instant.now().truncatedTo(MILLIS).minusSeconds(60);
    for (String late : List.of("a", "b", "c", "d")) {
      ground.send(
          Ground.Event.accepted(late, due.minusSeconds(60), due),
          Ground.Event.begun(late, due.minusSeconds(60)));
    }

    Result result = running.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.err())
        .contains("作业终止 The job ended for good: ", "Kafka does not take a result");
  }

  @Test
  void aTopicThatWasMadeAgainIsRefused() throws Exception {
    Path configuration = ground.configuration("live");
    ground.serve("live").close();
    String topic = ground.topic("case-events");
    kafka.admin().deleteTopics(List.of(topic)).all().get(30, TimeUnit.SECONDS);
    await("a new topic of the name")
        .atMost(LIMIT)
        .ignoreExceptions()
        .until(
            () -> {
              Map<String, String> kept =
                  Map.of(
                      "message.timestamp.type",
                      "LogAppendTime",
                      "retention.ms",
                      "-1",
                      "retention.bytes",
                      "-1");
              kafka
                  .admin()
                  .createTopics(List.of(new NewTopic(topic, 2, (short) 1).configs(kept)))
                  .all()
                  .get(30, TimeUnit.SECONDS);
              return true;
            });

    endsWithTwo(
        yushi("serve", "--config", configuration),
        "topic " + topic + " is another one than the last run read");
  }

  @Test
  void recordsDeletedBeforeTheyWereReadEndItForGood() throws Exception {
    Path configuration = ground.configuration("live");
    try (Serving serving = ground.serve("live")) {
      await("ticks").atMost(LIMIT).until(() -> ground.records("case-events").size() > 4);
      serving.stop(false);
    }
    for (int i = 0; i < 8; i++) {
      ground.send("case-events", null, "no event");
    }
    RecordsToDelete all = RecordsToDelete.beforeOffset(-1);
    String topic = ground.topic("case-events");
    kafka
        .admin()
        .deleteRecords(Map.of(new TopicPartition(topic, 0), all, new TopicPartition(topic, 1), all))
        .all()
        .get(30, TimeUnit.SECONDS);

    Result result =
        CompletableFuture.supplyAsync(() -> yushi("serve", "--config", configuration))
            .get(LIMIT.toSeconds(), TimeUnit.SECONDS);

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.err()).contains("records that were not read yet are gone from Kafka");
  }
}
