package org.yushi.local.cluster;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.jobmanager.HighAvailabilityMode;
import org.jspecify.annotations.Nullable;
import org.yushi.local.InputException;
import org.yushi.supervision.live.DurableFolder;
import org.yushi.supervision.live.LiveConfiguration;
import org.yushi.supervision.live.LiveSettings;

/**
 * What the job asks of a cluster whose settings somebody else has written. How state is kept and
 * how failures are met is theirs where they say so; what results depend on is not.
 *
 * @param cluster Flink's own configuration
 */
record ClusterSettings(ReadableConfig cluster) {
  private static final Set<String> THEIRS =
      Set.of(
          CheckpointingOptions.CHECKPOINTING_INTERVAL.key(),
          CheckpointingOptions.CHECKPOINT_STORAGE.key(),
          CheckpointingOptions.CHECKPOINTS_DIRECTORY.key(),
          CheckpointingOptions.SAVEPOINT_DIRECTORY.key(),
          CheckpointingOptions.TOLERABLE_FAILURE_NUMBER.key(),
          CheckpointingOptions.MAX_RETAINED_CHECKPOINTS.key(),
          CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION.key(),
          RestartStrategyOptions.RESTART_STRATEGY.key(),
          RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF.key(),
          RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF.key(),
          TaskManagerOptions.MANAGED_MEMORY_SIZE.key());

  /** Whether the cluster itself finds another manager, and what its jobs go on from. */
  boolean highlyAvailable() {
    return HighAvailabilityMode.isHighAvailabilityModeActivated(
        Configuration.fromMap(cluster.toMap()));
  }

  /**
   * Settings of the job, to be laid over those of the cluster.
   *
   * @param from the checkpoint or savepoint to go on from, or null for what Flink's configuration
   *     says, else anew
   * @throws InputException if the next run could not find what this one keeps
   */
  Configuration ofJob(LiveSettings settings, DurableFolder folder, @Nullable Path from) {
    Configuration job = LiveConfiguration.ofJob(settings, folder, from);
    checkFound(job, CheckpointingOptions.CHECKPOINTS_DIRECTORY);
    checkFound(job, CheckpointingOptions.SAVEPOINT_DIRECTORY);
    Configuration own = new Configuration();
    job.toMap()
        .forEach(
            (key, value) -> {
              if (!THEIRS.contains(key) || !cluster.toMap().containsKey(key)) {
                own.setString(key, value);
              }
            });
    return own;
  }

  private void checkFound(Configuration job, ConfigOption<String> directory) {
    Optional<String> theirs = cluster.getOptional(directory);
    String ours = job.get(directory);
    if (theirs.isPresent() && !highlyAvailable() && !same(theirs.get(), ours)) {
      throw new InputException(
          ("Flink 配置 %s：未启用 high-availability，应为 %s（或不写）：否则重启后找不到检查点。"
                  + " Flink's configuration %s: without high-availability expected %s, or nothing:"
                  + " else a restart would not find its checkpoints. Found %s")
              .formatted(directory.key(), ours, directory.key(), ours, theirs.get()));
    }
  }

  private static boolean same(String one, String other) {
    return new org.apache.flink.core.fs.Path(one)
        .toUri()
        .getPath()
        .equals(new org.apache.flink.core.fs.Path(other).toUri().getPath());
  }
}
