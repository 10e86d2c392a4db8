package org.yushi.local.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yushi.desk.DeskMetrics;
import org.yushi.desk.DeskService;
import org.yushi.desk.DeskSettings;
import org.yushi.desk.channel.Channel;
import org.yushi.desk.channel.Letter;
import org.yushi.desk.channel.Outcome;
import org.yushi.ledger.Catalogue;
import org.yushi.ledger.DatabaseAddress;
import org.yushi.ledger.LedgerSchema;
import org.yushi.local.audit.AlertText;
import org.yushi.local.database.Sql;
import org.yushi.local.services.KafkaService;
import org.yushi.local.services.PostgresService;
import org.yushi.local.services.RealServices;
import org.yushi.rulebook.RulebookBundle;
import org.yushi.rulebook.RulebookSchedule;

/** The desk on real services: a second one, what cannot be kept, what is late, a wrong clock. */
@RealServices
@Timeout(180)
class DeskServiceTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration SECONDS = Duration.ofSeconds(20);
  private static final DeskSettings SETTINGS =
      new DeskSettings(
          Locale.ROOT,
          20,
          Duration.ofMillis(200),
          Duration.ofSeconds(1),
          Duration.ofHours(2),
          Duration.ofDays(2));
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> WINDOWS = List.of("W01", "W02", "W03", "W04");

  @TempDir Path folder;

  private final KafkaService kafka;
  private final PostgresService postgres;
  private final List<DeskService> desks = new ArrayList<>();
  private RulebookBundle book;
  private String url = "";
  private String topic = "";

  DeskServiceTest(KafkaService kafka, PostgresService postgres) {
    this.kafka = kafka;
    this.postgres = postgres;
  }

  @BeforeEach
  void prepare() throws Exception {
    url = postgres.newDatabase();
    LedgerSchema.migrate(DatabaseAddress.of(url));
    book = book("book", "w01@yushi.example");
    Catalogue.put(DatabaseAddress.of(url), RulebookSchedule.always(book));
    topic = kafka.newTopic("alerts", 1);
  }

  /** Every red is urgent, so that the test may run at any hour. */
  private RulebookBundle book(String name, String window1) throws Exception {
    RulebookBundle county = RulebookBundle.shipped("county");
    Path files = Files.createDirectory(folder.resolve(name));
    Files.writeString(files.resolve("rulebook.yaml"), "name: book\nbasedOn: county\n");
    Files.writeString(
        files.resolve("policy.csv"),
        new String(county.files().get("policy.csv"), UTF_8)
            .replace("confirm,from,until", "confirm,from,until,urgent")
            .replaceAll("(?m)^([a-z-]+,[A-Z_]+,.*)$", "$1,是"));
    Files.writeString(
        files.resolve("places.csv"),
        new String(county.files().get("places.csv"), UTF_8).replace("w01@yushi.example", window1));
    return RulebookBundle.read(files);
  }

  @AfterEach
  void close() {
    desks.forEach(DeskService::close);
  }

  /** What a desk sent. */
  private static final class Sent {
    private final List<Letter> letters = new CopyOnWriteArrayList<>();

    Outcome take(Letter letter) {
      letters.add(letter);
      return new Outcome.Sent();
    }

    List<String> alerts() {
      return letters.stream()
          .flatMap(letter -> letter.alerts().stream())
          .map(Letter.AlertRef::alertId)
          .toList();
    }

    List<String> recipients() {
      return letters.stream().map(letter -> letter.to().toString()).toList();
    }
  }

  private DeskService desk(Sent sent) {
    return desk(sent::take, InstantSource.system());
  }

  private DeskService desk(Channel channel, InstantSource clock) {
    DeskService desk =
        DeskService.start(
            () -> DatabaseAddress.of(url),
            Map.of("bootstrap.servers", kafka.bootstrap()),
            topic,
            channel,
            SETTINGS,
            new DeskMetrics(new SimpleMeterRegistry()),
            clock);
    desks.add(desk);
    return desk;
  }

  private static String id(int number) {
    return "%020x".formatted(number);
  }

  private static List<String> ids(int from, int until) {
    return IntStream.range(from, until).mapToObj(DeskServiceTest::id).toList();
  }

  private AlertText alert(int number) {
    return alert(number, Instant.now());
  }

  private AlertText alert(int number, Instant decidedAt) {
    return AlertText.overdue(id(number), "c" + number, decidedAt.toString())
        .with("window", WINDOWS.get(number % WINDOWS.size()))
        .with("audience", "window")
        .with("rulebook", book.version());
  }

  private void publish(int from, int until) throws Exception {
    publish(IntStream.range(from, until).mapToObj(this::alert).toArray(AlertText[]::new));
  }

  private void publish(AlertText... alerts) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrap()),
            new StringSerializer(),
            new StringSerializer())) {
      for (AlertText each : alerts) {
        String key = JSON.readTree(each.json()).path("alertId").asText();
        producer.send(new ProducerRecord<>(topic, key, each.json())).get();
      }
    }
  }

  private void awaitSent(int letters) {
    await(letters + " letters")
        .atMost(LIMIT)
        .until(
            () -> Sql.ask(url, "select count(*) from message where state = 'SENT'"),
            String.valueOf(letters)::equals);
  }

  @Test
  void aSecondDeskWaitsUntilTheFirstIsGone() throws Exception {
    Sent ofFirst = new Sent();
    Sent ofSecond = new Sent();
    DeskService first = desk(ofFirst);
    publish(0, 1);
    awaitSent(1);

    DeskService second = desk(ofSecond);
    await("the second waits").atMost(LIMIT).until(() -> second.waitsFor().isPresent());
    assertThat(second.waitsFor().orElseThrow())
        .contains("另一个御史预警台", "another desk already warns from");
    publish(1, 10);
    awaitSent(10);
    assertThat(first.waitsFor()).isEmpty();
    first.close();
    publish(10, 20);
    awaitSent(20);
    await("the second goes on").atMost(LIMIT).until(() -> second.waitsFor().isEmpty());
    second.close();

    assertThat(ofFirst.alerts()).containsExactlyInAnyOrderElementsOf(ids(0, 10));
    assertThat(ofSecond.alerts()).containsExactlyInAnyOrderElementsOf(ids(10, 20));
  }

  /** All is published before the desk begins, so that it comes in one batch. */
  @Test
  void whatTheDatabaseCannotKeepIsPassedOver() throws Exception {
    AlertText[] alerts =
        Stream.of(
                alert(0),
                alert(1).with("region", "51\0"),
                alert(2),
                alert(3).with("alertId", id(3) + "\0"),
                alert(4).with("item", "MKT\0-01"),
                alert(5).with("item", "MKT\ud800-01"),
                alert(6))
            .toArray(AlertText[]::new);
    publish(alerts);

    Sent sent = new Sent();
    DeskService desk = desk(sent);
    awaitSent(5);
    publish(7, 8);
    awaitSent(6);

    assertThat(desk.waitsFor()).isEmpty();
    assertThat(sent.alerts()).containsExactlyInAnyOrder(id(0), id(2), id(4), id(5), id(6), id(7));
    assertThat(Sql.ask(url, "select count(*) from desk_alert")).isEqualTo("6");
  }

  @Test
  void aRevisionWaitsForItsRulebook() throws Exception {
    RulebookBundle old = book;
    book = book("next", "counter@yushi.example");
    Sent sent = new Sent();
    DeskService desk = desk(sent);

    publish(alert(0));
    await("it is told what is waited for")
        .atMost(LIMIT)
        .until(() -> desk.waitsFor().orElse("").contains(book.version()));
    assertThat(desk.waitsFor().orElseThrow()).contains("账本里还没有规则库");
    assertThat(Sql.ask(url, "select count(*) from notice")).isEqualTo("0");
    Catalogue.put(DatabaseAddress.of(url), RulebookSchedule.always(old).then(Instant.now(), book));
    awaitSent(1);

    assertThat(sent.recipients()).containsExactly("mail:counter@yushi.example");
    await("nothing is waited for").atMost(LIMIT).until(() -> desk.waitsFor().isEmpty());
  }

  /** One letter waits for its next try when that happens, the other comes afterwards. */
  @Test
  void aClockThatIsSetBackDelaysNothing() throws Exception {
    AtomicReference<Duration> wrong = new AtomicReference<>(Duration.ofDays(1));
    InstantSource clock = () -> Instant.now().plus(wrong.get());
    AtomicBoolean away = new AtomicBoolean();
    Sent sent = new Sent();
    desk(letter -> away.get() ? new Outcome.TryAgain("nobody answers") : sent.take(letter), clock);
    publish(alert(0, clock.instant()));
    awaitSent(1);
    away.set(true);
    publish(alert(1, clock.instant()));
    await("a letter that is tried in vain")
        .atMost(LIMIT)
        .until(
            () -> Sql.ask(url, "select max(attempts) from message where state = 'COMPOSED'"),
            attempts -> attempts != null && Integer.parseInt(attempts) > 1);

    wrong.set(Duration.ZERO);
    away.set(false);
    publish(alert(2, clock.instant()));

    await("both letters").atMost(SECONDS).until(() -> sent.letters.size() == 3);
    assertThat(sent.alerts()).containsExactlyInAnyOrderElementsOf(ids(0, 3));
  }
}
