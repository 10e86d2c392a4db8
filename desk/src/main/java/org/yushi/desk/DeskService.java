package org.yushi.desk;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yushi.desk.channel.Channel;
import org.yushi.desk.store.DeskBusyException;
import org.yushi.desk.store.DeskStore;
import org.yushi.desk.store.LedgerAddress;
import org.yushi.desk.store.Outbox;
import org.yushi.desk.store.StoredRulebooks.NoRulebookException;
import org.yushi.ledger.Entry;
import org.yushi.ledger.ResultReader;
import org.yushi.ledger.TopicChangedException;
import org.yushi.ledger.Trouble;
import org.yushi.rulebook.Contact;

/**
 * The desk at work: one thread reads the topic of alerts, plans and composes, another sends. While
 * the database, Kafka or the rulebook is away it waits; what it has not taken in stays in Kafka,
 * what is not sent stays in the database.
 */
public final class DeskService implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DeskService.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration BETWEEN_ROUNDS = Duration.ofMillis(500);
  private static final Duration WITHOUT_COMPOSING = Duration.ofSeconds(10);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(45);

  private final LedgerAddress address;
  private final Map<String, String> client;
  private final String topic;
  private final Channel channel;
  private final DeskSettings settings;
  private final DeskMetrics metrics;
  private final InstantSource clock;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Worker planning = new Worker("yushi-desk", this::plan);
  private final Worker sending = new Worker("yushi-mailroom", this::send);
  private volatile @Nullable Mailroom mailroom;
  private volatile @Nullable String failure;

  private DeskService(
      LedgerAddress address,
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
   * @param address where the ledger's database is, with its tables
   * @param client properties of Kafka's clients
   * @param topic the topic of alerts
   * @param channel by which letters go
   * @param clock what time it is
   */
  public static DeskService start(
      LedgerAddress address,
      Map<String, String> client,
      String topic,
      Channel channel,
      DeskSettings settings,
      DeskMetrics metrics,
      InstantSource clock) {
    DeskService service =
        new DeskService(address, client, topic, channel, settings, metrics, clock);
    metrics.mayBeAway(() -> service.waitsFor().isPresent());
    service.planning.thread.start();
    service.sending.thread.start();
    return service;
  }

  /** Why it has ended for good; empty while it has not. */
  public Optional<String> failure() {
    return Optional.ofNullable(failure);
  }

  /** What it waits for, in words; empty while all is well. */
  public Optional<String> waitsFor() {
    return Optional.ofNullable(planning.waitsFor != null ? planning.waitsFor : sending.waitsFor);
  }

  /** Ends it; a letter that is being sent is still marked. */
  @Override
  public void close() {
    stopping.countDown();
    Mailroom open = mailroom;
    if (open != null) {
      open.comeToAnEnd();
    }
    planning.thread.interrupt();
    try {
      planning.thread.join(PATIENCE.toMillis());
      sending.thread.join(PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    sending.thread.interrupt();
  }

  private boolean isStopping() {
    return stopping.getCount() == 0;
  }

  private interface Round {
    void once() throws Exception;
  }

  /** A thread of the desk, and what it waits for. */
  private final class Worker {
    private final Thread thread;
    private volatile @Nullable String waitsFor;

    Worker(String name, Consumer<Worker> work) {
      thread = new Thread(() -> work.accept(this), name);
    }

    /** Does it again and again until it is to stop, whatever is away meanwhile. */
    void again(Round round, Round afterFailure) {
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
                      closeAfter(e, afterFailure);
                      throw e;
                    }
                  });
        }
      } catch (RuntimeException e) {
        fail(e);
      } catch (Error e) {
        fail(e);
        throw e;
      } finally {
        try {
          close(afterFailure);
        } catch (Exception e) {
          LOG.debug("closing", e);
        }
      }
    }

    /** Undisturbed: {@link DeskService#close} interrupts what waits, not what is put away. */
    private void close(Round open) throws Exception {
      var unused = Thread.interrupted();
      open.once();
    }

    private void closeAfter(Exception failure, Round open) {
      try {
        close(open);
      } catch (Exception e) {
        failure.addSuppressed(e);
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
  }

  private static boolean passes(Throwable problem) {
    return problem instanceof SQLException
        || (problem instanceof KafkaException && !(problem instanceof OffsetOutOfRangeException))
        || problem instanceof NoRulebookException
        || problem instanceof DeskBusyException;
  }

  private void fail(Throwable problem) {
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

  private void plan(Worker worker) {
    Planning[] open = new Planning[1];
    worker.again(
        () -> {
          if (open[0] == null) {
            open[0] = new Planning();
          }
          open[0].round();
        },
        () -> {
          Planning closed = open[0];
          open[0] = null;
          if (closed != null) {
            closed.close();
          }
        });
  }

  /** A contact without settings is better known before the first letter to it. */
  private void tellUnknown(DeskStore store) throws SQLException {
    try {
      Set<String> unknown =
          store.rulebooks().newest().places().latest().stream()
              .flatMap(place -> place.contacts().stream())
              .filter(contact -> !channel.knows(contact))
              .map(contact -> contact.kind() == Contact.Kind.MAIL ? "mail" : contact.toString())
              .collect(Collectors.toCollection(TreeSet::new));
      if (!unknown.isEmpty()) {
        LOG.warn(
            "places.csv 用到的 {} 没有设置，写给它们的信将无法送达"
                + " places.csv names what the settings do not: letters to these will be undeliverable",
            unknown);
      }
    } catch (NoRulebookException e) {
      LOG.debug("no rulebook yet", e);
    }
  }

  /** From a connection to the next. */
  private final class Planning implements AutoCloseable {
    private final DeskStore store;
    private final Desk desk;
    private final ResultReader reader;
    private long composedNanos = System.nanoTime();

    Planning() throws SQLException, DeskBusyException, TopicChangedException {
      store = DeskStore.open(address.now());
      try {
        desk = new Desk(store, settings, metrics, clock.instant());
        reader = ResultReader.of(client, Map.of(topic, Entry.Kind.REVISION), store.readings());
        tellUnknown(store);
      } catch (SQLException | TopicChangedException | RuntimeException e) {
        store.close();
        throw e;
      }
    }

    void round() throws SQLException, NoRulebookException {
      ConsumerRecords<String, String> records = reader.poll(POLL);
      if (!records.isEmpty()) {
        take(reader.entries(records));
      }
      long behind = reader.behind();
      metrics.isBehind(behind);
      Duration pause = behind == 0 ? BETWEEN_ROUNDS : WITHOUT_COMPOSING;
      if (System.nanoTime() - composedNanos >= pause.toNanos()) {
        composedNanos = System.nanoTime();
        desk.compose(clock.instant());
      }
    }

    /** Takes a batch in; if the database cannot hold something of it, all but that. */
    private void take(List<Entry> entries) throws SQLException, NoRulebookException {
      try {
        desk.take(entries, reader.readingsAfter(entries), clock.instant());
      } catch (SQLException e) {
        if (!Trouble.isOfData(e)) {
          throw e;
        }
        if (entries.size() > 1) {
          int half = entries.size() / 2;
          take(entries.subList(0, half));
          take(entries.subList(half, entries.size()));
          return;
        }
        Entry entry = entries.get(0);
        LOG.warn(
            "{}-{} 第 {} 条不能记入，略过 the desk cannot keep what is at {}-{}:{}, passed over: {}",
            entry.topic(),
            entry.partition(),
            entry.offset(),
            entry.topic(),
            entry.partition(),
            entry.offset(),
            Trouble.inShort(e));
        desk.take(List.of(), reader.readingsAfter(entries), clock.instant());
      }
    }

    @Override
    public void close() throws SQLException {
      try {
        reader.close();
      } finally {
        store.close();
      }
    }
  }

  private void send(Worker worker) {
    worker.again(
        () -> {
          Mailroom open = mailroom;
          if (open == null) {
            open = new Mailroom(Outbox.open(address.now()), channel, settings, metrics, clock);
            mailroom = open;
          }
          if (open.deliver() == 0) {
            var unused = stopping.await(BETWEEN_ROUNDS.toMillis(), TimeUnit.MILLISECONDS);
          }
        },
        () -> {
          Mailroom open = mailroom;
          mailroom = null;
          if (open != null) {
            open.close();
          }
        });
  }
}
