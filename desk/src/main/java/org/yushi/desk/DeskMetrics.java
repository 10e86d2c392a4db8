package org.yushi.desk;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.yushi.desk.channel.Letter;
import org.yushi.desk.channel.Outcome;
import org.yushi.desk.warning.Notice;

/**
 * What the desk shows of itself. A gauge is shown once its value is known: a start must not look as
 * if nothing waited.
 */
public final class DeskMetrics {
  private final MeterRegistry registry;
  private final AtomicLong waiting = new AtomicLong();
  private final AtomicLong undeliverable = new AtomicLong();
  private final AtomicLong oldestSeconds = new AtomicLong();
  private final AtomicLong behind = new AtomicLong();

  /** Metrics of one desk. */
  public DeskMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  void planned(Collection<Notice> notices) {
    for (Notice notice : notices) {
      registry
          .counter(
              DeskMetricNames.PLANNED,
              DeskMetricNames.KIND,
              notice.kind().name(),
              DeskMetricNames.LEVEL,
              notice.level().name())
          .increment();
    }
  }

  void composed(Letter letter) {
    registry
        .counter(
            DeskMetricNames.COMPOSED,
            DeskMetricNames.KIND,
            letter.kind().name(),
            DeskMetricNames.CHANNEL,
            way(letter))
        .increment();
  }

  void attempted(Letter letter, Outcome outcome) {
    String word =
        outcome instanceof Outcome.Sent
            ? "sent"
            : outcome instanceof Outcome.TryAgain ? "again" : "refused";
    registry
        .counter(
            DeskMetricNames.ATTEMPTS,
            DeskMetricNames.CHANNEL,
            way(letter),
            DeskMetricNames.OUTCOME,
            word)
        .increment();
  }

  private static String way(Letter letter) {
    return letter.to().kind().name().toLowerCase(Locale.ROOT);
  }

  void stands(long letters, long lost, long oldest) {
    waiting.set(letters);
    undeliverable.set(lost);
    oldestSeconds.set(oldest);
    if (isShown(DeskMetricNames.WAITING)) {
      return;
    }
    Gauge.builder(DeskMetricNames.WAITING, waiting, AtomicLong::get).register(registry);
    Gauge.builder(DeskMetricNames.UNDELIVERABLE, undeliverable, AtomicLong::get).register(registry);
    Gauge.builder(DeskMetricNames.OLDEST_WAITING, oldestSeconds, AtomicLong::get)
        .baseUnit("seconds")
        .register(registry);
  }

  /** Whether it only waits is asked each time it is shown. */
  void mayBeAway(BooleanSupplier waits) {
    Gauge.builder(DeskMetricNames.AWAY, () -> waits.getAsBoolean() ? 1 : 0).register(registry);
  }

  void isBehind(long records) {
    behind.set(records);
    if (!isShown(DeskMetricNames.BEHIND)) {
      Gauge.builder(DeskMetricNames.BEHIND, behind, AtomicLong::get)
          .baseUnit("records")
          .register(registry);
    }
  }

  private boolean isShown(String gauge) {
    return registry.find(gauge).gauge() != null;
  }
}
