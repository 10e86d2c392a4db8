package org.yushi.local.serve;

import static java.time.temporal.ChronoUnit.MILLIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.yushi.local.export.EventExport;
import org.yushi.local.replay.ReplayRun;
import org.yushi.local.services.KafkaService;
import org.yushi.local.services.RealServices;
import org.yushi.rulebook.RulebookBundle;
import org.yushi.supervision.live.DurableFolder;

/**
 * A run that is killed, stopped and started again leaves the same alerts behind as one that nobody
 * disturbed, and as a replay of the exported events.
 */
@RealServices
@Timeout(300)
class RestartTest extends OnGround {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final long SEED = 20_261_123;

  private final Random random = new Random(SEED);

  RestartTest(KafkaService kafka) {
    super(kafka);
  }

  @Test
  @SuppressWarnings("try") // the windows write on their own
  void neitherKillsNorSavepointsLeaveATrace() throws Exception {
    Path configuration = ground.configuration("live");
    Map<String, String> impatient =
        Map.of("YUSHI_TICKER_INTERVAL", "PT0.25S", "YUSHI_CHECKPOINTS_INTERVAL", "PT3S");

    try (BusyWindows windows = startedWindows(configuration, impatient)) {
      for (int kills = 0; kills < 3; kills++) {
        try (JavaProcess serve =
            JavaProcess.judging(folder, impatient, "--config", configuration.toString())) {
          awaitAlertsAfterACheckpoint(1 + random.nextInt(5));
          serve.kill();
        }
      }
    }
    try (JavaProcess serve =
        JavaProcess.judging(
            folder, impatient, "--config", configuration.toString(), "--stop-with-savepoint")) {
      assertThat(serve.output()).contains("from checkpoints/");
      awaitRed("before-the-savepoint");
      assertThat(serve.terminate()).as(serve.output()).isZero();
      assertThat(serve.output()).contains("Stopped").contains("savepoints/savepoint-");
    }
    try (Serving serving = ground.serve("live")) {
      assertThat(serving.begun()).contains("from savepoints/savepoint-");
      awaitRed("after-the-savepoint");
      serving.stop(false);
    }
    try (Serving again =
        ground.serve("again", Map.of("YUSHI_TICKER_ENABLED", "false", "YUSHI_PARALLELISM", "1"))) {
      await("the end of the topic").atMost(LIMIT).until(again::hasCaughtUp);
      again.stop(false);
    }

    Instant end = decidedAt(red("after-the-savepoint"));
    Map<String, String> live = revisions("live", end);
    assertThat(live).hasSizeGreaterThan(100);
    assertThat(ground.lines("alerts-live").size()).as("repeats").isGreaterThan(live.size());
    assertThat(revisions("again", end)).isEqualTo(live);
    assertThat(replayed(end)).isEqualTo(live);
  }

  private BusyWindows startedWindows(Path configuration, Map<String, String> environment)
      throws Exception {
    try (Serving serving =
        Serving.start(ConfigurationReader.read(configuration, environment), false)) {
      await("the first run").atMost(LIMIT).until(serving::isUp);
    }
    return new BusyWindows(ground, SEED);
  }

  /** Waits until the job has written down how far it is, and has said more since. */
  private void awaitAlertsAfterACheckpoint(int count) {
    long start = System.currentTimeMillis();
    await("a checkpoint and " + count + " alerts after it")
        .atMost(LIMIT)
        .until(() -> lastCheckpoint() > start && alertsSince(lastCheckpoint()) >= count);
  }

  private long alertsSince(long time) {
    return ground.records("alerts-live").stream()
        .filter(record -> record.timestamp() > time)
        .count();
  }

  private long lastCheckpoint() {
    try {
      Optional<Path> newest = new DurableFolder(folder.resolve("live")).newest();
      return newest.isEmpty()
          ? 0
          : Files.getLastModifiedTime(newest.get().resolve("_metadata")).toMillis();
    } catch (IOException e) {
      return 0;
    }
  }

  private void awaitRed(String caseId) throws Exception {
    Instant now = Instant.now().truncatedTo(MILLIS);
    ground.send(
        Ground.Event.accepted(caseId, now, now.plusSeconds(2)), Ground.Event.begun(caseId, now));
    await(caseId + " red").atMost(LIMIT).until(() -> red(caseId) != null);
  }

  private JsonNode red(String caseId) {
    return ground.revisions("live").stream()
        .filter(revision -> revision.path("caseId").asText().equals(caseId))
        .filter(revision -> revision.path("level").asText().equals("RED"))
        .findFirst()
        .orElse(null);
  }

  private static Instant decidedAt(JsonNode revision) {
    return OffsetDateTime.parse(revision.path("decidedAt").asText()).toInstant();
  }

  /** Each revision up to an instant, by alert and number; repeats have to be the same. */
  private Map<String, String> revisions(String run, Instant end) {
    return byNumber(ground.lines("alerts-" + run), end);
  }

  private static Map<String, String> byNumber(List<String> lines, Instant end) {
    Map<String, String> revisions = new TreeMap<>();
    for (String line : lines) {
      JsonNode revision = Ground.parse(line);
      if (!decidedAt(revision).isAfter(end)) {
        String number = revision.path("alertId").asText() + " " + revision.path("revision").asInt();
        String twin = revisions.put(number, line);
        assertThat(twin == null ? line : twin).as("the twin of " + number).isEqualTo(line);
      }
    }
    return revisions;
  }

  private Map<String, String> replayed(Instant end) throws Exception {
    Path events = folder.resolve("events.jsonl");
    EventExport.ofEvents(
            Map.of("bootstrap.servers", ground.bootstrap()), List.of(ground.topic("case-events")))
        .into(events, records -> count -> {});
    Path out = folder.resolve("replayed");
    ReplayRun.of(List.of(events), RulebookBundle.read(ground.book()), end, out).run();
    return byNumber(Files.readAllLines(out.resolve("revisions.jsonl")), end);
  }
}
