package org.yushi.local.demo;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.yushi.local.running.LocalJob;
import org.yushi.rulebook.RulebookSchedule;
import org.yushi.supervision.FeedCount;
import org.yushi.supervision.SupervisionJob;
import org.yushi.supervision.live.DurableFolder;
import org.yushi.supervision.live.LiveConfiguration;
import org.yushi.supervision.live.LiveJob;
import org.yushi.supervision.live.LiveSettings;
import org.yushi.supervision.live.PartitionCounts;

/** The live job of the demo; all its files are in one folder. */
final class RunningJob implements AutoCloseable {
  private final LocalJob job;
  private final CountsHere counts;

  private RunningJob(LocalJob job, CountsHere counts) {
    this.job = job;
    this.counts = counts;
  }

  /**
   * Starts the job.
   *
   * @param folder for whatever it writes besides its topics
   * @throws Exception if it cannot be started
   */
  static RunningJob start(
      LiveSettings settings, PartitionCounts partitions, RulebookSchedule rulebooks, Path folder)
      throws Exception {
    Configuration configuration =
        LiveConfiguration.of(settings, new DurableFolder(folder.toAbsolutePath()), null);
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    CountsHere counts = new CountsHere();
    return new RunningJob(
        LocalJob.start(
            configuration,
            settings.parallelism(),
            folder.resolve("tmp"),
            env -> LiveJob.define(env, settings, partitions, rulebooks, List.of(counts))),
        counts);
  }

  /** What has certainly passed for every station; the beginning of time if nothing has. */
  Instant clock() {
    return job.clock(SupervisionJob.ALERT_LIFECYCLE).orElse(Instant.ofEpochMilli(Long.MIN_VALUE));
  }

  /** What became of the records of all feeds. */
  FeedCount counts() {
    FeedCount sum = new FeedCount("*", 0, 0, 0, 0, 0, 0, 0);
    for (FeedCount feed : counts.byFeed().values()) {
      sum = sum.plus(feed);
    }
    return sum;
  }

  /** What became of the records of each feed. */
  Iterable<FeedCount> countsByFeed() {
    return counts.byFeed().values();
  }

  /**
   * Does nothing while the job runs.
   *
   * @throws IllegalStateException with the reason, if it has failed
   */
  void check() throws ExecutionException, InterruptedException {
    if (job.isOver()) {
      throw new IllegalStateException(
          "the job has ended: " + job.lastFailure().map(LocalJob.Failure::reason).orElse("?"));
    }
  }

  /**
   * Stops the job after all that it has published has reached its topics.
   *
   * @throws ExecutionException if it cannot be stopped
   * @throws TimeoutException if it does not stop within a minute
   */
  void stop() throws ExecutionException, TimeoutException, InterruptedException {
    try {
      job.keep(true);
    } catch (ExecutionException | TimeoutException e) {
      check();
      throw e;
    }
  }

  @Override
  public void close() {
    counts.forget();
    job.close();
  }
}
