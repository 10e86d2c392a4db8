package org.yushi.ledger;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what the job publishes into the ledger, in a thread of its own. While the database is away
 * it waits, and Kafka keeps what is to be written; what was read and how far is one transaction, so
 * nothing is lost and nothing written twice.
 */
public final class LedgerFeed implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LedgerFeed.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration BETWEEN_HEADS = Duration.ofMinutes(1);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final DatabaseAddress address;
  private final Map<String, String> client;
  private final LedgerTopics topics;
  private final Runnable revive;
  private final Thread thread;
  private final CountDownLatch over = new CountDownLatch(1);
  private final RetryPolicy<Object> untilItIsBack;
  private volatile boolean stopping;
  private volatile boolean draining;
  private volatile boolean waiting;
  private volatile boolean drained;
  private volatile @Nullable String failure;
  private @Nullable LedgerWriter writer;

  private LedgerFeed(
      DatabaseAddress address, Map<String, String> client, LedgerTopics topics, Runnable revive) {
    this.revive = revive;
    this.address = address;
    this.client = Map.copyOf(client);
    this.topics = topics;
    this.untilItIsBack =
        RetryPolicy.builder()
            .handleIf(problem -> !stopping && Trouble.passes(problem))
            .withBackoff(FIRST_PAUSE, LONGEST_PAUSE)
            .withMaxRetries(-1)
            .onRetryScheduled(event -> tellWaiting(event.getLastException()))
            .build();
    this.thread = new Thread(this::run, "yushi-ledger");
  }

  /**
   * Begins to write.
   *
   * @param address where the ledger is, with its tables
   * @param client properties of Kafka's clients
   * @param topics what is read
   * @param revive what helps a database that does not answer; called again and again until it does
   */
  public static LedgerFeed start(
      DatabaseAddress address, Map<String, String> client, LedgerTopics topics, Runnable revive) {
    LedgerFeed feed = new LedgerFeed(address, client, topics, revive);
    feed.thread.start();
    return feed;
  }

  /** Why it has ended for good; empty while it has not. */
  public Optional<String> failure() {
    return Optional.ofNullable(failure);
  }

  /** Whether it waits for the database. */
  public boolean isWaiting() {
    return waiting;
  }

  /**
   * Writes down all that is published by now, and ends.
   *
   * @return whether all of it is written; if not, the next run goes on with it
   */
  public boolean drain() throws InterruptedException {
    draining = true;
    over.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    close();
    return drained;
  }

  @Override
  public void close() {
    stopping = true;
    thread.interrupt();
    try {
      thread.join(PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (LedgerHeads heads = new LedgerHeads(client, topics.heads())) {
      write(heads);
    } catch (OffsetOutOfRangeException e) {
      failure =
          "账本要读的记录已被删除 records were deleted before the ledger read them: "
              + e.offsetOutOfRangePartitions();
    } catch (TopicChangedException e) {
      failure = String.valueOf(e.getMessage());
    } catch (SQLException | LedgerBusyException | RuntimeException e) {
      fail(e);
    } catch (Error e) {
      fail(e);
      throw e;
    } finally {
      closeWriter();
      over.countDown();
    }
  }

  private void fail(Throwable problem) {
    if (!stopping) {
      Throwable cause = problem.getCause() == null ? problem : problem.getCause();
      failure = "账本停止 the ledger stopped: " + cause.getMessage();
      LOG.error(failure, problem);
    }
  }

  private void write(LedgerHeads heads)
      throws SQLException, LedgerBusyException, TopicChangedException {
    List<Reading> readings = new ArrayList<>();
    withWriter(open -> readings.addAll(open.readings()));
    withWriter(this::checkAgainstWhatWasTold);
    Instant told = Instant.MIN;
    try (ResultReader reader = ResultReader.of(client, topics.read(), readings)) {
      while (!stopping) {
        ConsumerRecords<String, String> records = reader.poll(POLL);
        if (!records.isEmpty()) {
          write(reader.entries(records), reader);
        }
        boolean last = draining && reader.isAtEnd();
        if (last || told.plus(BETWEEN_HEADS).isBefore(Instant.now())) {
          told = Instant.now();
          withWriter(open -> heads.tell(open.ledger(), open.head(), Instant.now()));
        }
        if (last) {
          drained = true;
          return;
        }
      }
    }
  }

  /** Whoever changed the chain while nothing was written must not have the changed head told. */
  private void checkAgainstWhatWasTold(LedgerWriter open) throws SQLException {
    Chain told =
        LedgerHeads.told(client, topics.heads(), open.ledger()).stream()
            .filter(each -> each.count() <= open.head().count())
            .max(Comparator.comparingLong(Chain::count))
            .orElse(Chain.EMPTY);
    if (told.count() > 0 && !open.at(told.count()).equals(told)) {
      throw new IllegalStateException(
          "第 %1$d 条与已公布的链尾不符，账本被改动，请运行 yushi audit verify revision %1$d is not the one whose head was told: the ledger was changed; run yushi audit verify"
              .formatted(told.count()));
    }
  }

  /** Writes a batch; if something in it cannot be written, all but that. */
  private void write(List<Entry> entries, ResultReader reader) {
    try {
      withWriter(open -> open.write(entries, reader.readingsAfter(entries)));
    } catch (FailsafeException e) {
      if (!Trouble.isOfData(e.getCause())) {
        throw e;
      }
      if (entries.size() == 1) {
        String reason = Trouble.inShort(Objects.requireNonNull(e.getCause()));
        Entry entry = entries.get(0);
        withWriter(open -> open.writeUnreadable(entry, reason, reader.readingsAfter(entries)));
      } else {
        int half = entries.size() / 2;
        write(entries.subList(0, half), reader);
        write(entries.subList(half, entries.size()), reader);
      }
    }
  }

  private interface Work {
    void by(LedgerWriter writer) throws SQLException;
  }

  /** Does it, however long the database is away. */
  private void withWriter(Work work) {
    Failsafe.with(untilItIsBack)
        .run(
            () -> {
              try {
                LedgerWriter open = writer;
                if (open == null) {
                  open = LedgerWriter.open(address);
                  writer = open;
                }
                work.by(open);
                tellBack();
              } catch (SQLException e) {
                closeWriter();
                throw e;
              }
            });
  }

  private void tellWaiting(@Nullable Throwable problem) {
    if (!waiting) {
      waiting = true;
      LOG.warn(
          "账本数据库 {} 暂不可用，等待其恢复，期间记录留在 Kafka The ledger's database is away; records wait in"
              + " Kafka: {}",
          address,
          problem == null ? "?" : problem.getMessage());
    }
    try {
      revive.run();
    } catch (RuntimeException e) {
      LOG.debug("the database does not start yet", e);
    }
  }

  private void tellBack() {
    if (waiting) {
      waiting = false;
      LOG.info("账本数据库 {} 已恢复 The ledger's database is back", address);
    }
  }

  private void closeWriter() {
    LedgerWriter open = writer;
    writer = null;
    if (open != null) {
      try {
        open.close();
      } catch (SQLException e) {
        LOG.debug("closing a broken connection", e);
      }
    }
  }
}
