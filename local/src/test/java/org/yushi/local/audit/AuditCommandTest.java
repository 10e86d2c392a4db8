package org.yushi.local.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yushi.local.Command.yushi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yushi.ledger.Audit;
import org.yushi.ledger.Chain;
import org.yushi.ledger.DatabaseAddress;
import org.yushi.ledger.Entry;
import org.yushi.ledger.LedgerSchema;
import org.yushi.ledger.LedgerWriter;
import org.yushi.local.Command.Result;
import org.yushi.local.database.Sql;
import org.yushi.local.ledger.LedgerPlace;
import org.yushi.local.services.KafkaService;
import org.yushi.local.services.PostgresService;
import org.yushi.local.services.RealServices;

/** What the command says of a ledger, and with which code it ends. */
@RealServices
class AuditCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ALERTS = 20;

  private final PostgresService postgres;
  private final KafkaService kafka;
  private String ledger = "";
  private Chain head = Chain.EMPTY;

  AuditCommandTest(PostgresService postgres, KafkaService kafka) {
    this.postgres = postgres;
    this.kafka = kafka;
  }

  @BeforeEach
  void twentyAlerts() throws Exception {
    ledger = postgres.newDatabase();
    LedgerSchema.migrate(DatabaseAddress.of(ledger));
    head = fill(DatabaseAddress.of(ledger));
  }

  private static Chain fill(DatabaseAddress address) throws Exception {
    List<Entry> entries =
        IntStream.rangeClosed(1, ALERTS)
            .mapToObj(
                n ->
                    new Entry(
                        Entry.Kind.REVISION,
                        "alerts",
                        0,
                        n,
                        "key",
                        AlertText.overdue(id(n), "c" + n, "2026-03-05T17:00:00.001+08:00").json()))
            .toList();
    try (LedgerWriter writer = LedgerWriter.open(address)) {
      writer.write(entries, List.of());
      return writer.head();
    }
  }

  private static String id(int n) {
    return "%020d".formatted(n);
  }

  private Result verify(Object... more) {
    return verifyAt(ledger, more);
  }

  private static Result verifyAt(Object place, Object... more) {
    List<Object> words = new ArrayList<>(List.of("audit", "verify", "--ledger", place));
    words.addAll(List.of(more));
    return yushi(words.toArray());
  }

  private Result verifyWith(String topic, Object... more) {
    List<Object> words =
        new ArrayList<>(List.of("--bootstrap", kafka.bootstrap(), "--heads-topic", topic));
    words.addAll(List.of(more));
    return verify(words.toArray());
  }

  /** A topic with heads as a ledger tells them. */
  private String told(UUID of, Chain... heads) {
    String topic = kafka.newTopic("ledger-heads", 2, Map.of("cleanup.policy", "compact"));
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", kafka.bootstrap()),
            new StringSerializer(),
            new StringSerializer())) {
      for (Chain each : heads) {
        String value =
            JSON.createObjectNode()
                .put("count", each.count())
                .put("hash", each.hash())
                .put("at", "2026-03-05T09:00:00Z")
                .toString();
        var unused = producer.send(new ProducerRecord<>(topic, of + " 2026-03-05", value));
      }
      producer.flush();
    }
    return topic;
  }

  private UUID id() throws Exception {
    try (Audit audit = Audit.of(DatabaseAddress.of(ledger))) {
      return audit.ledger();
    }
  }

  private static JsonNode json(Result result) throws Exception {
    return JSON.readTree(result.out());
  }

  @Test
  void withoutKafkaItSaysWhatItCannotSee() throws Exception {
    Result result = verify();

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out())
        .contains("20 条修订", head.hash(), id().toString())
        .contains("最新的修订若被删除，无从察觉", "could have been removed unnoticed", "Nothing found");
    JsonNode json = json(verify("--json"));
    assertThat(json.path("clean").asBoolean()).isTrue();
    assertThat(json.path("revisions").asLong()).isEqualTo(20);
    assertThat(json.path("head").asText()).isEqualTo(head.hash());
    assertThat(json.path("ledger").asText()).isEqualTo(id().toString());
    assertThat(json.has("headsCompared")).isFalse();
    assertThat(json.path("findings")).isEmpty();
  }

  @Test
  void aChangedRevisionIsNamedInBothLanguages() throws Exception {
    Sql.run(ledger, "update revision set body = replace(body, '3月5日', '3月9日') where position = 8");

    Result result = verify();

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out())
        .contains("第 8 条", "内容或位置被改动")
        .contains("position 8, alert " + id(8) + ", revision 1", "changed or moved")
        .contains("1 处不符");
    Result asJson = verify("--json");
    assertThat(asJson.exitCode()).isEqualTo(1);
    JsonNode finding = json(asJson).path("findings").path(0);
    assertThat(finding.path("position").asLong()).isEqualTo(8);
    assertThat(finding.path("alertId").asText()).isEqualTo(id(8));
    assertThat(finding.path("revision").asInt()).isEqualTo(1);
    assertThat(finding.path("zh").asText()).contains("被改动");
    assertThat(finding.path("en").asText()).contains("changed");
  }

  @Test
  void headsThatWereToldFit() throws Exception {
    String topic = told(id(), head);
    Result result = verifyWith(topic);
    assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
    assertThat(result.out()).contains("至第 20 条").doesNotContain("unnoticed");
    JsonNode json = json(verifyWith(topic, "--json"));
    assertThat(json.path("headsCompared").asInt()).isEqualTo(1);
    assertThat(json.path("toldUpTo").asLong()).isEqualTo(20);
  }

  @Test
  void theNewestRevisionsAreMissedOnlyWithKafka() throws Exception {
    String topic = told(id(), new Chain(7, hashAt(7)), head);
    Sql.run(ledger, "delete from revision where position > 18");
    Sql.run(ledger, "delete from alert where position > 18");

    assertThat(verify().exitCode()).isZero();
    Result result = verifyWith(topic);
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out())
        .contains("第 19 条 position 19：此条已被删除 · the row is missing", "position 20", "2 处不符");
  }

  private String hashAt(long position) throws Exception {
    return Sql.ask(ledger, "select hash from revision where position = " + position);
  }

  @Test
  void aChainComputedAnewDoesNotFit() throws Exception {
    Result result = verifyWith(told(id(), new Chain(20, "f".repeat(64))));
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).contains("computed anew");
  }

  @Test
  void aHeadToldAnewBesideTheFirstIsNoticed() throws Exception {
    Result result = verifyWith(told(id(), new Chain(20, "f".repeat(64)), head));
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).contains("two different heads");
  }

  @Test
  void headsOfAnotherLedgerOrNoneAreNotEnough() throws Exception {
    Result result = verifyWith(told(UUID.randomUUID(), head));
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).contains("没有这本账的链尾", "no head of this ledger");
    assertThat(json(verifyWith(told(id()), "--json")).path("clean").asBoolean(true)).isFalse();
  }

  @Test
  void anEmptyLedgerHasNothingToCompare() {
    ledger = postgres.newDatabase();
    LedgerSchema.migrate(DatabaseAddress.of(ledger));
    assertThat(verifyWith(told(UUID.randomUUID())).exitCode()).isZero();
  }

  @Test
  void aDatabaseWithoutALedgerIsToldPlainly() throws Exception {
    ledger = postgres.newDatabase();
    for (Result result :
        List.of(
            verify(),
            yushi("report", "--ledger", ledger, "--month", "2026-03", "--trace", "late"),
            yushi(
                "audit", "records", "--ledger", ledger, "--format", "csv", "--out", "none.csv"))) {
      assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
      assertThat(result.err()).contains("不是御史的账本", "is no ledger of Yushi");
    }
  }

  @Test
  void aTopicThatDoesNotExistIsWrongInputAndStaysAway() throws Exception {
    Result result = verifyWith("no-such-topic");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("no-such-topic", "does not exist");
    assertThat(kafka.admin().listTopics().names().get()).doesNotContain("no-such-topic");
  }

  @Test
  void aHeadThatCannotBeReadIsWrongInput() throws Exception {
    Result result = verifyWith(told(id(), new Chain(0, "")));
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("expected count and hash");
  }

  @Test
  void wrongInputIsNamed(@TempDir Path folder) throws Exception {
    assertThat(yushi("audit").exitCode()).isEqualTo(2);
    assertThat(yushi("audit", "verify").exitCode()).isEqualTo(2);
    for (String place :
        List.of(
            folder.toString(),
            "jdbc:mysql://localhost/ledger",
            "jdbc:postgresql://127.0.0.1:1/ledger",
            postgres.newDatabase())) {
      Result result = verifyAt(place);
      assertThat(result.exitCode()).as(place).isEqualTo(2);
      assertThat(result.err()).contains("账本不可用");
    }
    Path client = Files.writeString(folder.resolve("client.properties"), "");
    assertThat(verify("--client-config", client).err()).contains("--bootstrap");
    Result absent =
        verify("--bootstrap", kafka.bootstrap(), "--client-config", folder.resolve("absent"));
    assertThat(absent.exitCode()).isEqualTo(2);
    Result nobody = verify("--bootstrap", "127.0.0.1:1");
    assertThat(nobody.exitCode()).isEqualTo(2);
    assertThat(nobody.err()).contains("127.0.0.1:1");
  }

  @Test
  void aLedgerInAFolder(@TempDir Path folder) throws Exception {
    Path place = folder.resolve("ledger");
    try (LedgerPlace.Opened opened = LedgerPlace.in(place).forWriting()) {
      fill(opened.address());
      assertThat(verifyAt(place).exitCode()).isZero();
    }
    Result result = verifyAt(place);
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).contains(head.hash());
  }
}
