package org.yushi.supervision.live;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yushi.supervision.MetricNames;

/**
 * The ticker inside the job. Each round first asks how many partitions the topics have, and ticks
 * only if none was added: otherwise the job ends for good, for its clock would not wait for the new
 * partition. Asking and ticking happen beside the stream; a broker that is down delays no
 * checkpoint.
 */
final class TickSink implements Sink<Long> {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(TickSink.class);

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final TreeMap<String, String> client;
  private final PartitionCounts partitions;
  private final boolean ticking;

  private TickSink(Map<String, String> client, PartitionCounts partitions, boolean ticking) {
    this.client = new TreeMap<>(client);
    this.partitions = partitions;
    this.ticking = ticking;
  }

  /** Adds the ticker to the job; with ticking off it still watches over the partitions. */
  static void add(
      StreamExecutionEnvironment env, LiveSettings settings, PartitionCounts partitions) {
    double perSecond = 1000.0 / settings.tickInterval().toMillis();
    env.fromSource(
            new DataGeneratorSource<>(
                number -> number,
                Long.MAX_VALUE,
                RateLimiterStrategy.perSecond(perSecond),
                Types.LONG),
            WatermarkStrategy.noWatermarks(),
            "ticks")
        .setParallelism(1)
        .uid("ticks")
        .sinkTo(new TickSink(settings.client(), partitions, settings.ticking()))
        .setParallelism(1)
        .uid("ticker")
        .name("ticker");
  }

  @Override
  public SinkWriter<Long> createWriter(WriterInitContext context) throws IOException {
    Ticker ticker = new Ticker(client, partitions);
    MetricGroup metrics = context.metricGroup();
    MetricNames.TICKS_SENT.gauge(metrics, ticker::sent);
    MetricNames.TICKS_FAILED.gauge(metrics, ticker::failed);
    for (TopicPartition partition : partitions.partitions()) {
      MetricNames.LAST_TICK.gauge(
          metrics,
          () -> ticker.lastTick(partition),
          partition.topic(),
          String.valueOf(partition.partition()));
    }
    try {
      return new Rounds(
          Cluster.of(client, PATIENCE), partitions, ticker, ticking, context.getMailboxExecutor());
    } catch (BrokerException e) {
      ticker.close();
      throw new IOException(e.getMessage(), e);
    }
  }

  /** One round after the other, in a thread of its own. */
  private static final class Rounds implements SinkWriter<Long> {
    private final Cluster cluster;
    private final PartitionCounts partitions;
    private final Ticker ticker;
    private final boolean ticking;
    private final MailboxExecutor task;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final ExecutorService thread =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread worker = new Thread(work, "yushi-ticker");
              worker.setDaemon(true);
              return worker;
            });

    Rounds(
        Cluster cluster,
        PartitionCounts partitions,
        Ticker ticker,
        boolean ticking,
        MailboxExecutor task) {
      this.cluster = cluster;
      this.partitions = partitions;
      this.ticker = ticker;
      this.ticking = ticking;
      this.task = task;
    }

    @Override
    public void write(Long number, Context context) {
      if (busy.compareAndSet(false, true)) {
        thread.execute(this::round);
      }
    }

    private void round() {
      try {
        Map<String, Integer> found = cluster.partitions(partitions.topics());
        List<String> changed = partitions.changed(found);
        if (!changed.isEmpty()) {
          endForGood(new PartitionsChangedException(changed));
          return;
        }
        if (ticking && found.size() == partitions.topics().size()) {
          ticker.tick();
        }
      } catch (BrokerException e) {
        LOG.debug("no tick: {}", e.getMessage());
      } catch (RuntimeException e) {
        LOG.warn("no tick, and the next round goes on", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      busy.set(false);
    }

    private void endForGood(PartitionsChangedException changed) {
      LOG.error(changed.getMessage());
      task.execute(
          () -> {
            throw new SuppressRestartsException(changed);
          },
          "partitions changed");
    }

    @Override
    public void flush(boolean endOfInput) {}

    @Override
    public void close() {
      thread.shutdownNow();
      ticker.close();
      cluster.close();
    }
  }
}
