package org.yushi.local.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.yushi.local.Command.yushi;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yushi.ledger.Catalogue;
import org.yushi.ledger.DatabaseAddress;
import org.yushi.ledger.LedgerSchema;
import org.yushi.local.Command.Result;
import org.yushi.local.audit.AlertText;
import org.yushi.local.database.Sql;
import org.yushi.local.serve.JavaProcess;
import org.yushi.local.services.KafkaService;
import org.yushi.local.services.PostgresService;
import org.yushi.local.services.RealServices;
import org.yushi.rulebook.RulebookBundle;
import org.yushi.rulebook.RulebookSchedule;

/**
 * The desk in a process of its own: killed, without a broker, without a database; nobody is told
 * twice but where a receiver took a letter just before the kill, and that bears the same id.
 */
@RealServices
@Timeout(300)
class DeskProcessTest {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final List<String> WINDOWS = List.of("W01", "W02", "W03", "W04");

  @TempDir Path folder;

  private final KafkaService kafka;
  private final PostgresService postgres;
  private final GreenMail mail =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private final List<String> posted = new CopyOnWriteArrayList<>();
  private final CountDownLatch killed = new CountDownLatch(1);
  private final AtomicBoolean refusing = new AtomicBoolean();
  private HttpServer hook;
  private String url = "";
  private String topic = "";
  private String version = "";
  private Path configuration = Path.of("");

  DeskProcessTest(KafkaService kafka, PostgresService postgres) {
    this.kafka = kafka;
    this.postgres = postgres;
  }

  /** Every red is urgent, so that the test may run at any hour. */
  @BeforeEach
  void prepare() throws Exception {
    mail.start();
    hook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    hook.setExecutor(Executors.newCachedThreadPool());
    hook.createContext("/", this::post);
    hook.start();
    url = postgres.newDatabase();
    LedgerSchema.migrate(DatabaseAddress.of(url));
    Path book = Files.createDirectory(folder.resolve("book"));
    Files.writeString(book.resolve("rulebook.yaml"), "name: book\nbasedOn: county\n");
    RulebookBundle county = RulebookBundle.shipped("county");
    String policy = new String(county.files().get("policy.csv"), UTF_8);
    Files.writeString(
        book.resolve("policy.csv"),
        policy
            .replace("confirm,from,until", "confirm,from,until,urgent")
            .replaceAll("(?m)^([a-z-]+,[A-Z_]+,.*)$", "$1,是"));
    String places = new String(county.files().get("places.csv"), UTF_8);
    Files.writeString(
        book.resolve("places.csv"), places.replace("mail:w04@yushi.example", "webhook:oa"));
    RulebookBundle bundle = RulebookBundle.read(book);
    version = bundle.version();
    Catalogue.put(DatabaseAddress.of(url), RulebookSchedule.always(bundle));
    topic = kafka.newTopic("alerts", 1);
    configuration =
        Files.writeString(
            folder.resolve("desk.yaml"),
            """
            kafka: {bootstrap: "%s", alerts: %s}
            ledger: {database: "%s"}
            mail: {host: 127.0.0.1, port: %d, security: none, from: yushi@c1.example}
            webhooks: {oa: {url: "http://127.0.0.1:%d/"}}
            letters: {first-pause: PT0.5S, longest-pause: PT1S}
            server: {port: 0}
            """
                .formatted(
                    kafka.bootstrap(),
                    topic,
                    url,
                    mail.getSmtp().getPort(),
                    hook.getAddress().getPort()));
  }

  @AfterEach
  void close() {
    killed.countDown();
    mail.stop();
    hook.stop(0);
  }

  /** The first letter is taken, and never answered before the desk is killed. */
  private void post(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    if (refusing.get()) {
      exchange.sendResponseHeaders(503, -1);
      exchange.close();
      return;
    }
    posted.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
    if (posted.size() == 1) {
      try {
        killed.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }

  private JavaProcess desk() throws Exception {
    return JavaProcess.start(
            folder, Map.of(), "org.yushi.local.Yushi", "desk", "--config", configuration.toString())
        .awaiting("Warning:");
  }

  private void publish(int from, int until) throws Exception {
    for (int i = from; i < until; i++) {
      publishTo(WINDOWS.get(i % WINDOWS.size()), i);
    }
  }

  private void publishTo(String window, int number) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrap()),
            new StringSerializer(),
            new StringSerializer())) {
      String id = "%020x".formatted(number);
      String json =
          AlertText.overdue(id, "c" + number, Instant.now().toString())
              .with("window", window)
              .with("audience", "window")
              .with("rulebook", version)
              .json();
      producer.send(new ProducerRecord<>(topic, id, json)).get();
    }
  }

  private long count(String condition) {
    try {
      return Long.parseLong(Sql.ask(url, "select count(*) from " + condition));
    } catch (SQLException e) {
      return -1;
    }
  }

  private void awaitSent(int letters) {
    await(letters + " letters")
        .atMost(LIMIT)
        .until(() -> count("message where state = 'SENT'") == letters);
  }

  @Test
  void killsAndOutagesLoseNothingAndTellNobodyTwice() throws Exception {
    try (JavaProcess desk = desk()) {
      publish(0, 20);
      await("a letter that was taken and not answered")
          .atMost(LIMIT)
          .until(() -> !posted.isEmpty());
      await("some mails").atMost(LIMIT).until(() -> mail.getReceivedMessages().length > 3);
      desk.kill();
      killed.countDown();
    }
    try (JavaProcess desk = desk()) {
      awaitSent(20);
      refusing.set(true);
      publish(20, 40);
      await("letters, some of them refused")
          .atMost(LIMIT)
          .until(() -> count("message") == 40 && count("message where problem like '%503%'") > 0);
      kafka.stop();
      refusing.set(false);
      awaitSent(40);
      kafka.start();
      postgres.stop();
      publish(40, 60);
      postgres.start();
      awaitSent(60);
      publishTo("W99", 60);
      await("a notice that nobody can be told")
          .atMost(LIMIT)
          .until(() -> count("notice where state = 'UNREACHABLE'") == 1);
      assertThat(desk.terminate()).as(desk.output()).isZero();
    }

    Result notices = yushi("notices", "--undeliverable", "--ledger", url);
    assertThat(notices.out()).as(notices.err()).contains("W99", "no contact in places.csv");
    assertThat(yushi("notices", "--alert", "%020x".formatted(59), "--ledger", url).out())
        .contains("已送 sent", "webhook:oa");
    assertThat(count("notice where state = 'TAKEN'")).isEqualTo(60);
    assertThat(count("message")).isEqualTo(60);
    List<String> ids = new CopyOnWriteArrayList<>();
    for (MimeMessage each : mail.getReceivedMessages()) {
      ids.add(each.getMessageID());
    }
    assertThat(ids.stream().distinct()).hasSize(45);
    assertThat(ids.size() - 45).as("repeated by the kill").isLessThanOrEqualTo(8);
    assertThat(posted.stream().distinct()).hasSize(15);
    assertThat(posted).as("the one that was taken before the kill came twice").hasSize(16);
    assertThat(Collections.frequency(posted, posted.get(0))).isEqualTo(2);
  }
}
