package org.yushi.desk;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yushi.desk.channel.Channel;
import org.yushi.desk.store.DeskBusyException;
import org.yushi.desk.store.DeskStore;
import org.yushi.desk.store.Outbox;
import org.yushi.desk.store.StoredRulebooks.NoRulebookException;
import org.yushi.ledger.DatabaseAddress;
import org.yushi.ledger.Entry;
import org.yushi.ledger.ResultReader;
import org.yushi.ledger.TopicChangedException;

/**
 * The desk at work: one thread reads the topic of alerts, plans and composes, another sends. While
 * the database, Kafka or the rulebook is away it waits; what it has not taken in stays in Kafka,
 * what is not sent stays in the database.
 */
public final class DeskService implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DeskService.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration BETWEEN_ROUNDS = Duration.ofMillis(500);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final DatabaseAddress address;
  private final Map<String, String> client;
  private final String topic;
  private final Channel channel;
  private final DeskSettings settings;
  private final DeskMetrics metrics;
  private final InstantSource clock;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread planning = new Thread(this::plan, "yushi-desk");
  private final Thread sending = new Thread(this::send, "yushi-mailroom");
  private volatile boolean caughtUp;
  private volatile @Nullable String waitsFor;
  private volatile @Nullable String failure;

  private DeskService(
      DatabaseAddress address,
      Map<String, String> client,
      String topic,
      Channel channel,
      DeskSettings settings,
      DeskMetrics metrics,
      InstantSource clock) {
    this.address = address;
    this.client = Map.copyOf(client);
    this.topic = topic;
    this.channel = channel;
    this.settings = settings;
    this.metrics = metrics;
    this.clock = clock;
  }

  /**
   * Begins to warn.
   *
   * @param address the ledger's database, with its tables
   * @param client properties of Kafka's clients
   * @param topic the topic of alerts
   * @param channel by which letters go
   * @param clock what time it is
   */
  public static DeskService start(
      DatabaseAddress address,
      Map<String, String> client,
      String topic,
      Channel channel,
      DeskSettings settings,
      DeskMetrics metrics,
      InstantSource clock) {
    DeskService service =
        new DeskService(address, client, topic, channel, settings, metrics, clock);
    service.planning.start();
    service.sending.start();
    return service;
  }

  /** Why it has ended for good; empty while it has not. */
  public Optional<String> failure() {
    return Optional.ofNullable(failure);
  }

  /** What it waits for, in words; empty while all is well. */
  public Optional<String> waitsFor() {
    return Optional.ofNullable(waitsFor);
  }

  /** Whether it has read everything that was published by now. */
  public boolean hasCaughtUp() {
    return caughtUp;
  }

  @Override
  public void close() {
    stopping.countDown();
    planning.interrupt();
    sending.interrupt();
    try {
      planning.join(PATIENCE.toMillis());
      sending.join(PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isStopping() {
    return stopping.getCount() == 0;
  }

  private interface Round {
    void once() throws Exception;
  }

  /** Does it again and again until it is to stop, whatever is away meanwhile. */
  private void again(Round round, Round afterFailure) {
    RetryPolicy<Object> untilItIsBack =
        RetryPolicy.builder()
            .handleIf(problem -> !isStopping() && passes(problem))
            .withBackoff(FIRST_PAUSE, LONGEST_PAUSE)
            .withMaxRetries(-1)
            .onRetryScheduled(event -> tellWaiting(event.getLastException()))
            .build();
    try {
      while (!isStopping()) {
        Failsafe.with(untilItIsBack)
            .run(
                () -> {
                  try {
                    round.once();
                    tellBack();
                  } catch (Exception e) {
                    afterFailure.once();
                    throw e;
                  }
                });
      }
    } catch (RuntimeException e) {
      fail(e);
    } finally {
      try {
        afterFailure.once();
      } catch (Exception e) {
        LOG.debug("closing", e);
      }
    }
  }

  private static boolean passes(Throwable problem) {
    return problem instanceof SQLException
        || problem instanceof KafkaException
        || problem instanceof NoRulebookException
        || problem instanceof DeskBusyException;
  }

  private void fail(RuntimeException problem) {
    if (!isStopping()) {
      Throwable cause =
          problem instanceof FailsafeException && problem.getCause() != null
              ? problem.getCause()
              : problem;
      failure = "预警台停止 the desk stopped: " + cause.getMessage();
      LOG.error(failure, cause);
      stopping.countDown();
    }
  }

  private void tellWaiting(@Nullable Throwable problem) {
    String reason = problem == null ? "?" : String.valueOf(problem.getMessage());
    if (waitsFor == null) {
      LOG.warn("预警台等待 The desk waits: {}", reason);
    }
    waitsFor = reason;
  }

  private void tellBack() {
    if (waitsFor != null) {
      waitsFor = null;
      LOG.info("预警台继续 The desk goes on");
    }
  }

  private void plan() {
    Planning[] open = new Planning[1];
    again(
        () -> {
          if (open[0] == null) {
            open[0] = new Planning();
          }
          open[0].round();
        },
        () -> {
          if (open[0] != null) {
            open[0].close();
            open[0] = null;
          }
        });
  }

  /** From a connection to the next. */
  private final class Planning implements AutoCloseable {
    private final DeskStore store;
    private final Desk desk;
    private final ResultReader reader;
    private Instant composed = Instant.MIN;

    Planning() throws SQLException, DeskBusyException, TopicChangedException {
      store = DeskStore.open(address);
      try {
        desk = new Desk(store, settings, metrics, clock.instant());
        reader = ResultReader.of(client, Map.of(topic, Entry.Kind.REVISION), store.readings());
      } catch (SQLException | TopicChangedException | RuntimeException e) {
        store.close();
        throw e;
      }
    }

    void round() throws SQLException, NoRulebookException {
      ConsumerRecords<String, String> records = reader.poll(POLL);
      if (!records.isEmpty()) {
        List<Entry> entries = reader.entries(records);
        desk.take(entries, reader.readingsAfter(entries));
      }
      long behind = reader.behind();
      metrics.isBehind(behind);
      caughtUp = behind == 0;
      Instant now = clock.instant();
      if (caughtUp && !now.isBefore(composed.plus(BETWEEN_ROUNDS))) {
        composed = now;
        desk.compose(now);
      }
    }

    @Override
    public void close() throws SQLException {
      reader.close();
      store.close();
    }
  }

  private void send() {
    Mailroom[] open = new Mailroom[1];
    again(
        () -> {
          if (open[0] == null) {
            open[0] = new Mailroom(Outbox.open(address), channel, settings, metrics);
          }
          int sent = open[0].deliver(clock.instant());
          if (sent == 0 && stopping.await(BETWEEN_ROUNDS.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.debug("the mailroom closes");
          }
        },
        () -> {
          if (open[0] != null) {
            open[0].close();
            open[0] = null;
          }
        });
  }
}
