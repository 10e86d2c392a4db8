package org.yushi.local.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.yushi.local.Command.yushi;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yushi.desk.DeskMetrics;
import org.yushi.desk.DeskService;
import org.yushi.desk.DeskSettings;
import org.yushi.desk.channel.Outcome;
import org.yushi.ledger.Catalogue;
import org.yushi.ledger.DatabaseAddress;
import org.yushi.ledger.LedgerSchema;
import org.yushi.local.Command.Result;
import org.yushi.local.audit.AlertText;
import org.yushi.local.database.EmbeddedDatabase;
import org.yushi.local.database.Sql;
import org.yushi.local.ledger.LedgerPlace;
import org.yushi.local.services.KafkaService;
import org.yushi.local.services.PostgresService;
import org.yushi.local.services.RealServices;
import org.yushi.rulebook.RulebookBundle;
import org.yushi.rulebook.RulebookSchedule;

/** How the desk finds its ledger, and what it says of one that it cannot use. */
@RealServices
@Timeout(180)
class DeskLedgerTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final KafkaService kafka;
  private final List<String> sent = new CopyOnWriteArrayList<>();

  @TempDir private Path folder;

  DeskLedgerTest(KafkaService kafka) {
    this.kafka = kafka;
  }

  private Result desk(String ledger) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("desk.yaml"),
            "kafka: {bootstrap: \"%s\"}\ntrial: %s\nserver: {port: 0}\nledger: %s\n"
                .formatted(kafka.bootstrap(), folder.resolve("letters.jsonl"), ledger));
    return yushi("desk", "--config", file);
  }

  @Test
  void aMissingLedgerIsNoReasonToWait() throws Exception {
    Result result = desk("{database: nowhere}");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("start serve first", "nowhere");
  }

  @Test
  void aMissingRightIsNoReasonToWait(PostgresService postgres) throws Exception {
    String url = postgres.newDatabase();
    LedgerSchema.migrate(DatabaseAddress.of(url));
    Sql.run(url, "drop role if exists somebody");
    Sql.run(url, "create role somebody login password 'secret'");

    Result result =
        desk(
            "{database: \"%s\", user: somebody, password: secret}"
                .formatted(url.replaceFirst("\\?.*", "")));

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("The ledger cannot be used", "yushi_desk");
  }

  @Test
  void anEmbeddedLedgerIsFoundAgainWhereverItIsStarted() throws Exception {
    LedgerPlace place = LedgerPlace.in(folder.resolve("ledger"));
    RulebookBundle county = RulebookBundle.shipped("county");
    String topic = kafka.newTopic("alerts", 1);
    String before;
    try (EmbeddedDatabase database = EmbeddedDatabase.in(folder.resolve("ledger"))) {
      before = database.url();
      LedgerSchema.migrate(DatabaseAddress.of(before));
      Catalogue.put(DatabaseAddress.of(before), RulebookSchedule.always(county));
    }
    try (DeskService desk =
        DeskService.start(
            () -> place.running().orElseThrow(() -> new SQLException("not running")),
            Map.of("bootstrap.servers", kafka.bootstrap()),
            topic,
            letter -> {
              sent.add(letter.subject());
              return new Outcome.Sent();
            },
            DeskSettings.USUAL,
            new DeskMetrics(new SimpleMeterRegistry()),
            InstantSource.system())) {
      await("it waits").atMost(LIMIT).until(() -> desk.waitsFor().isPresent());
      try (EmbeddedDatabase database = EmbeddedDatabase.in(folder.resolve("ledger"))) {
        assertThat(database.url()).as("at another port").isNotEqualTo(before);
        publish(topic, county.version());
        await("a planned notice").atMost(LIMIT).until(() -> planned(database.url()));
        assertThat(desk.failure()).isEmpty();
      }
      await("it waits again").atMost(LIMIT).until(() -> desk.waitsFor().isPresent());
    }
  }

  private static boolean planned(String url) {
    try {
      return !Sql.ask(url, "select count(*) from notice").equals("0");
    } catch (SQLException e) {
      return false;
    }
  }

  private void publish(String topic, String version) throws Exception {
    String id = "0".repeat(20);
    String alert =
        AlertText.overdue(id, "c1", Instant.now().toString())
            .with("audience", "window")
            .with("rulebook", version)
            .json();
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrap()),
            new StringSerializer(),
            new StringSerializer())) {
      producer.send(new ProducerRecord<>(topic, id, alert)).get();
    }
  }
}
