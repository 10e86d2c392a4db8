package org.yushi.supervision.live;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yushi.supervision.SupervisionJob;

/**
 * Watches the clock of a job that runs in this process. When it is older than the settings allow,
 * one line says which partition stands still and why; the line is repeated in growing intervals,
 * and another says when all is well again. A clock that is ahead by as much is told too. Flink's
 * {@code watermarkLag} is of no use for this: it freezes with the clock.
 */
public final class ClockWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

  private final LiveSettings settings;
  private final PartitionCounts partitions;
  private final JobID job;
  private final Announcer announcer;
  private final InstantSource time;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread watch = new Thread(work, "yushi-clock-watch");
            watch.setDaemon(true);
            return watch;
          });

  private final Instant start;
  private volatile @Nullable Instant clock;
  private @Nullable Instant nextWord;
  private Duration pause;

  /** Where the lines go. */
  public interface Announcer {
    /** The clock stands still. */
    void alarm(String line);

    /** It goes again. */
    void wellAgain(String line);
  }

  private static final Announcer LOGGING =
      new Announcer() {
        @Override
        public void alarm(String line) {
          LOG.warn(line);
        }

        @Override
        public void wellAgain(String line) {
          LOG.info(line);
        }
      };

  ClockWatch(
      LiveSettings settings,
      PartitionCounts partitions,
      JobID job,
      Announcer announcer,
      InstantSource time) {
    if (settings.clock() != LiveSettings.Clock.APPEND) {
      throw new IllegalArgumentException(
          "expected the brokers' clock: that of producers has no age to be watched");
    }
    this.settings = settings;
    this.partitions = partitions;
    this.job = job;
    this.announcer = announcer;
    this.time = time;
    this.start = time.instant();
    this.pause = settings.alarmAfter();
  }

  /**
   * Begins to watch, and logs.
   *
   * @param partitions the partitions the job waits for
   * @param job a job whose configuration is of {@link LiveConfiguration}
   */
  public static ClockWatch start(LiveSettings settings, PartitionCounts partitions, JobID job) {
    return start(settings, partitions, job, LOGGING);
  }

  /** Begins to watch, and says it elsewhere than in the log. */
  public static ClockWatch start(
      LiveSettings settings, PartitionCounts partitions, JobID job, Announcer announcer) {
    ClockWatch watch = new ClockWatch(settings, partitions, job, announcer, InstantSource.system());
    var unused =
        watch.thread.scheduleWithFixedDelay(
            watch::look, 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    return watch;
  }

  /** What the case station knows to have passed, or null before it knows anything. */
  public @Nullable Instant clock() {
    return clock;
  }

  /** The age of the clock; of a clock that has not begun, since the watch began. */
  public Duration age() {
    Instant known = clock;
    return Duration.between(known == null ? start : known, time.instant());
  }

  /** One look; says something if it is time to. */
  void look() {
    try {
      ClockReading reading = ClockGauges.read(job, SupervisionJob.CASE_REVIEW);
      long passed = reading.station().orElse(Ticker.NEVER);
      if (passed != Ticker.NEVER && (clock == null || passed > clock.toEpochMilli())) {
        clock = Instant.ofEpochMilli(passed);
      }
      Instant now = time.instant();
      Duration age = age();
      boolean ahead = age.compareTo(settings.alarmAfter().negated()) < 0;
      boolean old =
          age.compareTo(settings.alarmAfter()) > 0
              && now.isAfter(start.plus(settings.alarmAfter()));
      if (!ahead && age.compareTo(settings.alarmAfter()) <= 0) {
        relief(now);
      } else if ((ahead || old) && (nextWord == null || !now.isBefore(nextWord))) {
        nextWord = now.plus(pause);
        pause = min(pause.multipliedBy(2), LONGEST_PAUSE);
        announcer.alarm(ahead ? ahead(age) : line(reasons(reading, now)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("the watch over the clock failed and goes on", e);
    }
  }

  private static String ahead(Duration age) {
    long seconds = age.negated().toSeconds();
    return ("时钟快于本机 %d 秒：请核对各 broker 与本机的 NTP；其间到期者已按到期判定。"
            + " The clock is %d s ahead of this machine: compare NTP of the brokers and of this"
            + " machine; what falls due in between was judged as due.")
        .formatted(seconds, seconds);
  }

  private void relief(Instant now) {
    if (nextWord != null) {
      nextWord = null;
      pause = settings.alarmAfter();
      String at = Standstill.text(now.toEpochMilli());
      announcer.wellAgain("时钟恢复正常：%s the clock goes again: %s".formatted(at, at));
    }
  }

  private Map<String, Standstill> reasons(ClockReading reading, Instant now)
      throws InterruptedException {
    long old = now.minus(settings.alarmAfter()).toEpochMilli();
    List<TopicPartition> standing =
        partitions.partitions().stream()
            .filter(partition -> !partition.topic().equals(settings.topics().actions()))
            .filter(
                partition ->
                    reading.partitions().getOrDefault(partition.toString(), Ticker.NEVER) < old)
            .toList();
    try (Cluster cluster = Cluster.of(settings.client(), PATIENCE)) {
      Map<String, Standstill> reasons =
          new Investigation(cluster, settings, reading, now).of(standing);
      if (reading.station().isEmpty()) {
        return Map.of("", Standstill.notRunning());
      }
      return reasons.isEmpty() ? Map.of("", Standstill.stationsBusy()) : reasons;
    } catch (BrokerException e) {
      return Map.of("", Standstill.brokerDown(e));
    }
  }

  /** One line; partitions that stand still for the same reason are named together. */
  private String line(Map<String, Standstill> reasons) {
    Map<Standstill, List<String>> together = new LinkedHashMap<>();
    reasons.forEach(
        (partition, reason) ->
            together.computeIfAbsent(reason, key -> new ArrayList<>()).add(partition));
    StringBuilder zh = new StringBuilder();
    StringBuilder en = new StringBuilder();
    together.forEach(
        (reason, where) -> {
          String names = String.join(", ", where);
          zh.append(names).append(names.isEmpty() ? "" : "：").append(reason.zh()).append("。");
          en.append(names).append(names.isEmpty() ? "" : ": ").append(reason.en()).append(". ");
        });
    Instant known = clock;
    String stands = Standstill.text(known == null ? Ticker.NEVER : known.toEpochMilli());
    return "时钟停在 %s（%d 秒前）。%s The clock stands at %s, %d s ago. %s"
        .formatted(stands, age().toSeconds(), zh, stands, age().toSeconds(), en)
        .strip();
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
