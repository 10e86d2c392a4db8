package org.yushi.local.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.yushi.desk.Desk;
import org.yushi.desk.DeskMetricNames;
import org.yushi.desk.DeskMetrics;
import org.yushi.desk.DeskSettings;
import org.yushi.desk.Mailroom;
import org.yushi.desk.channel.Channel;
import org.yushi.desk.channel.Letter;
import org.yushi.desk.channel.Outcome;
import org.yushi.desk.store.DeskStore;
import org.yushi.desk.store.Outbox;
import org.yushi.ledger.Catalogue;
import org.yushi.ledger.DatabaseAddress;
import org.yushi.ledger.Entry;
import org.yushi.ledger.LedgerSchema;
import org.yushi.ledger.LedgerWriter;
import org.yushi.local.database.Sql;
import org.yushi.local.services.PostgresService;
import org.yushi.local.services.RealServices;
import org.yushi.rulebook.RulebookBundle;
import org.yushi.rulebook.RulebookException;
import org.yushi.rulebook.RulebookLoader;
import org.yushi.rulebook.RulebookSchedule;

/**
 * Far more alerts than anybody can read: none is lost, nobody gets more letters than the budget,
 * and the letters say how much there is. {@code -Dyushi.flood=100000} makes it larger.
 */
@RealServices
@Tag("figures")
@Timeout(900)
class FloodTest {
  private static final int SIZE = Integer.getInteger("yushi.flood", 20_000);
  private static final int BATCH = 2_000;
  private static final Duration BETWEEN_ROUNDS = Duration.ofMillis(500);
  private static final int BUDGET = DeskSettings.USUAL.budget();
  private static final String GONE = "mail:w05@yushi.example";
  private static final Instant BEGIN = at("2026-09-16T10:00");
  private static final Instant LATER = at("2026-09-16T11:30");
  private static final Instant END = at("2026-09-18T08:00");

  private final String url;
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Received received = new Received();
  private final Map<Work, Duration> took = new EnumMap<>(Work.class);
  private final RulebookBundle bundle;
  private Instant now = BEGIN;

  private enum Work {
    LEDGER,
    TAKE,
    COMPOSE,
    DELIVER
  }

  FloodTest(PostgresService postgres) throws RulebookException {
    url = postgres.newDatabase();
    bundle = RulebookBundle.shipped("county");
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
  }

  @BeforeEach
  void prepareTheLedger() throws Exception {
    LedgerSchema.migrate(DatabaseAddress.of(url));
    Catalogue.put(DatabaseAddress.of(url), RulebookSchedule.always(bundle));
  }

  /** Letters that came, without their texts. */
  private static final class Received implements Channel {
    private final Set<String> ids = new HashSet<>();
    private final List<String> wrong = new ArrayList<>();
    private int refused;
    private int letters;
    private int notices;

    @Override
    public synchronized Outcome send(Letter letter) {
      if (letter.to().toString().equals(GONE)) {
        refused += letter.notices();
        return new Outcome.Refused("550 no such mailbox");
      }
      letters++;
      notices += letter.notices();
      if (!ids.add(letter.id())) {
        wrong.add("came twice: " + letter.subject());
      }
      boolean many = letter.kind() == Letter.Kind.GROUP || letter.kind() == Letter.Kind.DIGEST;
      String number = String.valueOf(letter.notices());
      if (many && !(letter.subject().contains(number) && letter.text().contains(number))) {
        wrong.add("expected " + number + ", found " + letter.text());
      }
      return new Outcome.Sent();
    }
  }

  private interface Task {
    void run() throws Exception;
  }

  private void timed(Work work, Task task) throws Exception {
    long start = System.nanoTime();
    task.run();
    took.merge(work, Duration.ofNanos(System.nanoTime() - start), Duration::plus);
  }

  @Test
  void noneIsLostAndNobodyIsFlooded() throws Exception {
    Flood flood =
        new Flood(
            SIZE,
            BEGIN,
            RulebookLoader.load(bundle),
            bundle.version(),
            LocalDate.parse("2026-09-16"));
    assertThat(flood.windows()).isEqualTo(19);
    DatabaseAddress address = DatabaseAddress.of(url);
    DeskMetrics metrics = new DeskMetrics(registry);
    try (LedgerWriter ledger = LedgerWriter.open(address);
        DeskStore store = DeskStore.open(address);
        Mailroom mailroom =
            new Mailroom(Outbox.open(address), received, DeskSettings.USUAL, metrics, () -> now)) {
      Desk desk = new Desk(store, DeskSettings.USUAL, metrics, BEGIN);
      for (int i = 0; i < SIZE; i += BATCH) {
        hear(flood.raised(i, Math.min(i + BATCH, SIZE)), ledger, desk);
      }
      run(desk, mailroom, BEGIN.plus(Duration.ofMinutes(1)), LATER);
      for (int i = 0; i < SIZE; i += BATCH) {
        hear(flood.later(i, Math.min(i + BATCH, SIZE), LATER), ledger, desk);
      }
      run(desk, mailroom, LATER, END);
    }
    tell();

    everyAlertIsInTheLedger();
    everyNoticeIsAccountedFor();
    whoeverCannotBeReachedIsStoodInFor();
    nobodyGetsMoreThanTheBudget();
    assertThat(received.wrong).isEmpty();
  }

  private void hear(List<String> revisions, LedgerWriter ledger, Desk desk) throws Exception {
    List<Entry> entries = new ArrayList<>();
    for (String revision : revisions) {
      String alertId = revision.substring("{\"alertId\":\"".length()).split("\"", 2)[0];
      entries.add(new Entry(Entry.Kind.REVISION, "alerts", 0, entries.size(), alertId, revision));
    }
    timed(Work.LEDGER, () -> ledger.write(entries, List.of()));
    timed(Work.TAKE, () -> desk.take(entries, List.of(), BEGIN));
  }

  private void run(Desk desk, Mailroom mailroom, Instant from, Instant until) throws Exception {
    now = from;
    while (!now.isAfter(until)) {
      Instant at = now;
      timed(Work.COMPOSE, () -> desk.compose(at));
      timed(Work.DELIVER, () -> deliverAll(mailroom));
      Instant next =
          Stream.of(desk.nextDue(), mailroom.nextAttempt())
              .flatMap(Optional::stream)
              .min(Comparator.naturalOrder())
              .orElse(Instant.MAX);
      Instant soonest = now.plus(BETWEEN_ROUNDS);
      now = next.isBefore(soonest) ? soonest : next;
    }
  }

  private static void deliverAll(Mailroom mailroom) throws Exception {
    int sent;
    do {
      sent = mailroom.deliver();
    } while (sent > 0);
  }

  private long count(String sql) throws Exception {
    return Long.parseLong(Sql.ask(url, "select count(*) from (" + sql + ") as found"));
  }

  private void everyAlertIsInTheLedger() throws Exception {
    assertThat(count("select from alert")).isEqualTo(SIZE);
    assertThat(count("select from revision where revision = 1")).isEqualTo(SIZE);
    assertThat(count("select from revision where revision = 2")).isEqualTo(SIZE / 5);
    assertThat(count("select from unreadable")).isZero();
  }

  private void everyNoticeIsAccountedFor() throws Exception {
    double planned =
        registry.get(DeskMetricNames.PLANNED).counters().stream().mapToDouble(Counter::count).sum();
    assertThat(count("select from notice")).isEqualTo((long) planned);
    assertThat(
            count(
                "select distinct alert_id from notice where kind = 'WARNING' and revision = 1 and tier"
                    + " = 'WINDOW'"))
        .isEqualTo(SIZE);
    long taken = count("select from notice where state = 'TAKEN'");
    long waiting = count("select from notice where state = 'PLANNED'");
    long dropped = count("select from notice where state = 'DROPPED' and dropped_because <> ''");
    assertThat(taken + waiting + dropped).isEqualTo((long) planned);
    assertThat(dropped).isPositive();
    assertThat(received.notices + received.refused).isEqualTo((int) taken);
    assertThat(count("select from message where state = 'COMPOSED'")).isZero();
    assertThat(count("select from message where state = 'SENT'")).isEqualTo(received.letters);
    assertThat(
            count(
                """
                select from message m left join
                  (select message, count(*) as told from notice where state = 'TAKEN' group by message) n
                  on n.message = m.id
                where n.told is distinct from m.notices"""))
        .as("letters that tell another number than there is")
        .isZero();
  }

  private void whoeverCannotBeReachedIsStoodInFor() throws Exception {
    assertThat(received.refused).isPositive();
    assertThat(
            count(
                "select from message where state = 'UNDELIVERABLE' and channel <> '" + GONE + "'"))
        .isZero();
    assertThat(
            count(
                """
                select from notice lost join desk_alert a using (alert_id)
                where lost.channel = '%s' and lost.state = 'TAKEN' and a.revision = lost.revision
                  and not exists (select from notice instead
                    where instead.alert_id = lost.alert_id and instead.kind = 'FALLBACK')"""
                    .formatted(GONE)))
        .as("notices that nobody got instead")
        .isZero();
  }

  private void nobodyGetsMoreThanTheBudget() throws Exception {
    assertThat(
            count(
                "select from message where kind <> 'GROUP' group by recipient, channel, day having"
                    + " count(*) > "
                    + BUDGET))
        .isZero();
    assertThat(
            count(
                "select from message where kind = 'GROUP' group by recipient, channel,"
                    + " date_trunc('hour', composed_at) having count(*) > 1"))
        .isZero();
    assertThat(count("select from message where kind = 'GROUP'")).isPositive();
  }

  private void tell() throws Exception {
    System.out.printf(
        "FLOOD %d alerts: %s; %d letters for %d notices, at most %s in one%n",
        SIZE,
        took,
        received.letters,
        received.notices,
        Sql.ask(url, "select max(notices) from message"));
  }
}
