package org.yushi.local.demo;

import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.yushi.rulebook.RulebookSchedule;
import org.yushi.supervision.FeedCount;
import org.yushi.supervision.live.ClockGauges;
import org.yushi.supervision.live.DurableFolder;
import org.yushi.supervision.live.LiveConfiguration;
import org.yushi.supervision.live.LiveJob;
import org.yushi.supervision.live.LiveSettings;
import org.yushi.supervision.live.PartitionCounts;

/** The live job on a mini cluster of this process; all its files are in one folder. */
final class RunningJob implements AutoCloseable {
  private static final String LAST_STATION = "alert-lifecycle";
  private static final long PATIENCE_SECONDS = 60;

  private final MiniCluster cluster;
  private final CountsHere counts;
  private final JobID job;

  private RunningJob(MiniCluster cluster, CountsHere counts, JobID job) {
    this.cluster = cluster;
    this.counts = counts;
    this.job = job;
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
    configuration.set(CoreOptions.TMP_DIRS, folder.resolve("tmp").toAbsolutePath().toString());
    configuration.set(WebOptions.UPLOAD_DIR, folder.resolve("web").toAbsolutePath().toString());
    configuration.set(RestOptions.BIND_PORT, "0");
    configuration.set(JobManagerOptions.BIND_HOST, "127.0.0.1");
    configuration.set(RestOptions.ADDRESS, "127.0.0.1");
    configuration.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
    CountsHere counts = new CountsHere();
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    env.setParallelism(settings.parallelism());
    LiveJob.define(env, settings, partitions, rulebooks, counts);
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(settings.parallelism())
                .setCommonBindAddress("127.0.0.1")
                .build());
    try {
      cluster.start();
      JobID job = cluster.submitJob(env.getStreamGraph().getJobGraph()).get().getJobID();
      return new RunningJob(cluster, counts, job);
    } catch (Exception e) {
      cluster.closeAsync().join();
      throw e;
    }
  }

  /** What has certainly passed for every station; the beginning of time if nothing has. */
  Instant clock() {
    return Instant.ofEpochMilli(
        ClockGauges.read(job, LAST_STATION).station().orElse(Long.MIN_VALUE));
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
   * @throws Exception why it failed
   */
  void check() throws Exception {
    JobStatus status = cluster.getJobStatus(job).get();
    if (status.isTerminalState()) {
      throw new IllegalStateException(
          "the job has ended: " + status,
          cluster.requestJobResult(job).get().getSerializedThrowable().orElse(null));
    }
  }

  /**
   * Stops the job after all that it has published has reached its topics.
   *
   * @throws Exception if it does not stop within a minute
   */
  void stop() throws Exception {
    try {
      cluster
          .stopWithSavepoint(job, null, false, SavepointFormatType.CANONICAL)
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      check();
      throw e;
    }
  }

  @Override
  public void close() {
    counts.forget();
    cluster.closeAsync().join();
  }
}
