package org.yushi.local.serve;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yushi.local.ledger.KeptLedger;
import org.yushi.local.ledger.LedgerMetricNames;
import org.yushi.local.ledger.LedgerPlace;
import org.yushi.local.running.MetricsEndpoint;
import org.yushi.rulebook.RulebookSchedule;
import org.yushi.supervision.live.BrokerException;
import org.yushi.supervision.live.RulebookTopic;
import org.yushi.supervision.live.TopicsException;

/** A ledger kept in a process of its own, beside a job that runs elsewhere. */
public final class LedgerKeeping implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LedgerKeeping.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(15);

  private final KeptLedger ledger;
  private final @Nullable MetricsEndpoint metrics;
  private final RulebookTopic topic;
  private final String begun;
  private @Nullable String known;
  private Instant looked = Instant.now();

  private LedgerKeeping(
      KeptLedger ledger,
      @Nullable MetricsEndpoint metrics,
      RulebookTopic topic,
      @Nullable RulebookSchedule rulebooks,
      String begun) {
    this.ledger = ledger;
    this.metrics = metrics;
    this.topic = topic;
    this.known = rulebooks == null ? null : rulebooks.latest().bundle().version();
    this.begun = begun;
  }

  /**
   * Makes the tables, or brings them up to date.
   *
   * @throws LedgerUnusableException if that cannot be done
   */
  public static void makeTables(LedgerPlace place) throws LedgerUnusableException {
    try {
      place.forWriting().close();
    } catch (IllegalStateException | UncheckedIOException e) {
      throw new LedgerUnusableException(place, e);
    }
  }

  /**
   * Checks topics and ledger, and begins to write.
   *
   * @throws TopicsException if the topics cannot be used
   * @throws BrokerException if Kafka does not answer
   * @throws LedgerUnusableException if the ledger cannot be opened
   */
  public static LedgerKeeping start(ServeSettings settings, LedgerPlace place)
      throws TopicsException, BrokerException, LedgerUnusableException, InterruptedException {
    Preparation.topics(settings);
    RulebookTopic topic = new RulebookTopic(settings.live());
    RulebookSchedule rulebooks = topic.schedule().orElse(null);
    KeptLedger ledger = opened(settings, place, rulebooks);
    try {
      String begun =
          "开始记账 Keeping the ledger: %s → %s".formatted(settings.live().topics().alerts(), place);
      return new LedgerKeeping(ledger, metrics(settings, ledger), topic, rulebooks, begun);
    } catch (RuntimeException e) {
      ledger.close();
      throw e;
    }
  }

  static KeptLedger opened(
      ServeSettings settings, LedgerPlace place, @Nullable RulebookSchedule rulebooks)
      throws LedgerUnusableException {
    try {
      return KeptLedger.at(place, settings.live(), rulebooks);
    } catch (IllegalStateException | UncheckedIOException e) {
      throw new LedgerUnusableException(place, e);
    }
  }

  private static @Nullable MetricsEndpoint metrics(ServeSettings settings, KeptLedger ledger) {
    String ports = settings.live().metricsPort();
    if (ports.isEmpty()) {
      return null;
    }
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    Gauge.builder(LedgerMetricNames.DATABASE_AWAY, () -> ledger.isWaiting() ? 1 : 0)
        .register(registry);
    String first = ports.replaceFirst("-.*", "");
    return new MetricsEndpoint("metrics.port", Integer.parseInt(first), registry);
  }

  /** One line that says what it reads and where it writes. */
  public String begun() {
    return begun;
  }

  /** Looks from time to time whether another rulebook has come into force. */
  public void lookForRulebooks() throws InterruptedException {
    if (looked.plus(BETWEEN_LOOKS).isAfter(Instant.now())) {
      return;
    }
    looked = Instant.now();
    try {
      RulebookSchedule rulebooks = topic.schedule().orElse(null);
      String newest = rulebooks == null ? null : rulebooks.latest().bundle().version();
      if (rulebooks != null && !Objects.equals(newest, known)) {
        ledger.knows(rulebooks);
        known = newest;
        LOG.info("账本已记入规则库 The ledger knows rulebook {}", newest);
      }
    } catch (TopicsException | BrokerException | IllegalStateException e) {
      LOG.warn(
          "规则库主题暂不可读，稍后再看 rulebooks cannot be looked up now, it is tried again: {}",
          e.getMessage());
    }
  }

  /** Why nothing is written any more; empty while all is well. */
  public Optional<String> failure() {
    return ledger.failure();
  }

  /**
   * Writes down what is published by now, and ends.
   *
   * @return one line that says whether that was possible
   */
  public String stop() throws InterruptedException {
    boolean all = ledger.drained();
    close();
    return all
        ? "已停止，已记完 Stopped: all that was published is written"
        : "已停止，未记完，下次启动接着记 Stopped: the ledger is behind; the next run goes on with it";
  }

  @Override
  public void close() {
    ledger.close();
    if (metrics != null) {
      metrics.close();
    }
  }
}
