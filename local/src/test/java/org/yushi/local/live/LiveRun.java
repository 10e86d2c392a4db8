package org.yushi.local.live;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.yushi.rulebook.RulebookBundle;
import org.yushi.rulebook.RulebookSchedule;
import org.yushi.supervision.StationCounters;
import org.yushi.supervision.live.ClockWatch;
import org.yushi.supervision.live.DurableFolder;
import org.yushi.supervision.live.LiveConfiguration;
import org.yushi.supervision.live.LiveJob;
import org.yushi.supervision.live.LiveSettings;
import org.yushi.supervision.live.PartitionCounts;
import org.yushi.supervision.live.Topics;

/** The job on a mini cluster in this process, started as a command would, and watched. */
final class LiveRun implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final DurableFolder folder;
  private final JobClient job;
  private final ClockWatch watch;
  private final List<String> alarms;
  private final List<String> reliefs;

  private LiveRun(
      DurableFolder folder,
      JobClient job,
      ClockWatch watch,
      List<String> alarms,
      List<String> reliefs) {
    this.folder = folder;
    this.job = job;
    this.watch = watch;
    this.alarms = alarms;
    this.reliefs = reliefs;
  }

  /** A run from the beginning, or from the newest checkpoint or savepoint of the folder. */
  static LiveRun start(LiveSettings settings, Path root) throws Exception {
    DurableFolder folder = new DurableFolder(root);
    PartitionCounts partitions = Topics.check(settings);
    partitions.checkAgainst(folder.partitions());
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(
            settings.parallelism(),
            StationCounters.counting(
                LiveConfiguration.of(settings, folder, folder.newest().orElse(null))));
    LiveJob.define(
        env, settings, partitions, RulebookSchedule.always(RulebookBundle.shipped("county")));
    JobClient job = env.executeAsync("yushi-live");
    List<String> alarms = new CopyOnWriteArrayList<>();
    List<String> reliefs = new CopyOnWriteArrayList<>();
    ClockWatch watch =
        ClockWatch.start(
            settings,
            partitions,
            job.getJobID(),
            new ClockWatch.Announcer() {
              @Override
              public void alarm(String line) {
                alarms.add(line);
              }

              @Override
              public void wellAgain(String line) {
                reliefs.add(line);
              }
            });
    return new LiveRun(folder, job, watch, alarms, reliefs);
  }

  ClockWatch watch() {
    return watch;
  }

  List<String> alarms() {
    return alarms;
  }

  /** Waits until the case station knows this instant to have passed. */
  void awaitClockAt(Instant instant) {
    Eventually.holds(
        "the clock at " + instant,
        LIMIT,
        () -> watch.clock() != null && !watch.clock().isBefore(instant),
        () -> watch.clock() + " " + alarms);
  }

  /** Waits until the clock follows the time of the day. */
  void awaitClockGoing() {
    awaitClockAt(Instant.now());
  }

  /** Waits for a line of alarm with all these words in it. */
  String awaitAlarm(String... words) {
    List<String> all = List.of(words);
    Eventually.holds(
        "an alarm with " + all,
        LIMIT,
        () -> alarms.stream().anyMatch(line -> all.stream().allMatch(line::contains)),
        () -> alarms);
    return alarms.stream()
        .filter(line -> all.stream().allMatch(line::contains))
        .findFirst()
        .orElseThrow();
  }

  void awaitRelief() {
    Eventually.holds("relief", LIMIT, () -> !reliefs.isEmpty(), () -> alarms);
  }

  JobStatus status() {
    return answered(job.getJobStatus());
  }

  private static <T> T answered(CompletableFuture<T> question) {
    return question.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
  }

  /** Records that came after their time had passed, in all stations. */
  long late() {
    return StationCounters.sums().values().stream()
        .mapToLong(counters -> counters.getOrDefault("lateRecords", 0L))
        .sum();
  }

  /** Waits for the end of the job, which has to be a failure, and says why it failed. */
  Throwable awaitFailure() throws Exception {
    try {
      CompletableFuture<?> end = job.getJobExecutionResult();
      Object result = end.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
      throw new AssertionError("expected the job to fail, found " + result);
    } catch (ExecutionException failure) {
      return failure.getCause();
    } catch (TimeoutException e) {
      throw new AssertionError("expected the job to fail, it runs on; alarms: " + alarms, e);
    }
  }

  /** Stops in good order and leaves a savepoint. */
  void stop() {
    watch.close();
    answered(
        job.stopWithSavepoint(
            false, folder.savepoints().toUri().toString(), SavepointFormatType.CANONICAL));
  }

  @Override
  public void close() {
    watch.close();
    if (!ended()) {
      answered(job.cancel());
      Eventually.holds("end of the job", LIMIT, this::ended, () -> "it still runs");
    }
  }

  /** The cluster of a job that has ended is gone, and with it whoever would say so. */
  private boolean ended() {
    try {
      return status().isGloballyTerminalState();
    } catch (CompletionException | IllegalStateException e) {
      return true;
    }
  }
}
