package org.yushi.local.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yushi.ledger.Audit;
import org.yushi.ledger.Chain;
import org.yushi.ledger.DatabaseAddress;
import org.yushi.ledger.LedgerFeed;
import org.yushi.ledger.LedgerHeads;
import org.yushi.ledger.LedgerSchema;
import org.yushi.ledger.LedgerTopics;
import org.yushi.local.database.Sql;
import org.yushi.local.services.KafkaService;
import org.yushi.local.services.PostgresService;
import org.yushi.local.services.RealServices;

/** What the ledger makes of records that it cannot write, and of a chain that somebody changed. */
@RealServices
class LedgerFeedTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Map<String, String> client;
  private final DatabaseAddress ledger;
  private final LedgerTopics topics;
  private final KafkaProducer<String, String> producer;

  LedgerFeedTest(KafkaService kafka, PostgresService postgres) {
    client = Map.of("bootstrap.servers", kafka.bootstrap());
    ledger = DatabaseAddress.of(postgres.newDatabase());
    topics =
        new LedgerTopics(
            kafka.newTopic("alerts", 1),
            kafka.newTopic("contributions", 1),
            kafka.newTopic("forecasts", 1),
            kafka.newTopic("feed-accounts", 1),
            kafka.newTopic("ledger-heads", 1));
    producer =
        new KafkaProducer<>(
            Map.<String, Object>copyOf(client), new StringSerializer(), new StringSerializer());
  }

  @BeforeEach
  void tables() {
    LedgerSchema.migrate(ledger);
  }

  @AfterEach
  void close() {
    producer.close();
  }

  private void publish(String topic, String value) throws Exception {
    producer.send(new ProducerRecord<>(topic, "key", value)).get();
  }

  private void drained() throws InterruptedException {
    LedgerFeed feed = LedgerFeed.start(ledger, client, topics, () -> {});
    assertThat(feed.drain()).as(feed.failure().orElse("")).isTrue();
  }

  private static String revision(int number, String caseId) {
    return RevisionText.of("a", number, 5, caseId);
  }

  private static String contribution(String id, int sequence, String deeds) {
    return """
        {"sequence":%d,"knownAt":"2026-03-04T07:30:00Z","counted":{"of":"CASE","id":"%s",\
        "zone":"Asia/Shanghai","centre":"C1","receivedOn":"2026-03-02","deeds":[%s]}}"""
        .formatted(sequence, id, deeds);
  }

  private String ask(String sql) throws Exception {
    return Sql.ask(ledger.url(), sql);
  }

  @Test
  void whatCannotBeWrittenIsKeptAsItCameAndTheRestGoesOn() throws Exception {
    String random =
        new Random(1)
            .ints(4_000, 'a', 'z')
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    publish(topics.alerts(), revision(1, "c1"));
    publish(topics.alerts(), revision(2, random));
    publish(topics.alerts(), revision(3, "c1"));
    publish(topics.contributions(), contribution(random, 1, ""));
    publish(topics.contributions(), contribution("c1", 1, ""));

    drained();

    assertThat(ask("select string_agg(revision::text, ' ' order by position) from revision"))
        .isEqualTo("1 3");
    assertThat(ask("select string_agg(id, ' ') from contribution")).isEqualTo("c1");
    assertThat(ask("select count(*) from unreadable where raw like '%" + random + "%'"))
        .isEqualTo("2");
  }

  @Test
  void aSecondTextOfAVersionIsNotTakenNorMixedWithTheFirst() throws Exception {
    String fee = "{\"kind\":\"FEE\",\"on\":\"2026-03-02\",\"amount\":100}";
    publish(topics.contributions(), contribution("c1", 1, fee));
    publish(topics.contributions(), contribution("c1", 1, fee));
    publish(topics.contributions(), contribution("c1", 1, fee + "," + fee));
    drained();
    publish(topics.contributions(), contribution("c1", 1, fee + "," + fee + "," + fee));
    drained();

    assertThat(ask("select count(*) from deed")).isEqualTo("1");
    assertThat(ask("select count(*) from unreadable where reason like '%another text'"))
        .isEqualTo("2");
  }

  @Test
  void aChainThatSomebodyChangedGetsNoNewHead() throws Exception {
    publish(topics.alerts(), revision(1, "c1"));
    publish(topics.alerts(), revision(2, "c1"));
    drained();
    UUID id;
    try (Audit audit = Audit.of(ledger)) {
      id = audit.ledger();
    }
    Sql.run(ledger.url(), "update revision set hash = repeat('f', 64) where position = 2");
    publish(topics.alerts(), revision(3, "c1"));

    LedgerFeed feed = LedgerFeed.start(ledger, client, topics, () -> {});
    await("the ledger stops").atMost(LIMIT).until(() -> feed.failure().isPresent());

    assertThat(feed.failure().orElse("")).contains("the ledger was changed", "revision 2");
    assertThat(feed.drain()).isFalse();
    assertThat(LedgerHeads.told(client, topics.heads(), id))
        .extracting(Chain::count)
        .containsOnly(2L);
    assertThat(ask("select count(*) from revision")).isEqualTo("2");
  }
}
