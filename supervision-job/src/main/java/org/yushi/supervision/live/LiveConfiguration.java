package org.yushi.supervision.live;

import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.jspecify.annotations.Nullable;
import org.yushi.supervision.PrometheusEndpoint;
import org.yushi.supervision.Replay;

/** Flink's own settings for a live run. */
public final class LiveConfiguration {
  private static final int KEPT_CHECKPOINTS = 3;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private LiveConfiguration() {}

  /**
   * Everything that a job needs that brings its own cluster: {@link #ofJob}, and the reporters of
   * metrics.
   *
   * @param from the checkpoint or savepoint to go on from, or null to begin anew
   */
  public static Configuration of(LiveSettings settings, DurableFolder folder, @Nullable Path from) {
    Configuration configuration = ofJob(settings, folder, from);
    reporter(configuration, "clock", ClockGauges.class);
    if (!settings.metricsPort().isEmpty()) {
      PrometheusEndpoint.open(configuration, settings.metricsPort());
    }
    return configuration;
  }

  /**
   * Checkpoints into the folder that outlive the process, restarts without end in growing
   * intervals. A checkpoint that fails (the brokers are away) is no reason to restart.
   *
   * @param from the checkpoint or savepoint to go on from, or null to begin anew. A checkpoint of
   *     the folder is taken over and deleted in due course; any other is left as it is.
   */
  public static Configuration ofJob(
      LiveSettings settings, DurableFolder folder, @Nullable Path from) {
    Configuration configuration = Replay.configuration();
    configuration.set(PipelineOptions.NAME, "yushi");
    configuration.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, settings.watermarkInterval());
    configuration.set(ExecutionOptions.BUFFER_TIMEOUT, settings.bufferTimeout());

    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, settings.checkpointInterval());
    configuration.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, uri(folder.checkpoints()));
    configuration.set(CheckpointingOptions.SAVEPOINT_DIRECTORY, uri(folder.savepoints()));
    configuration.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, Integer.MAX_VALUE);
    configuration.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, KEPT_CHECKPOINTS);
    configuration.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    if (from != null) {
      configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, uri(from));
      configuration.set(
          StateRecoveryOptions.RESTORE_MODE,
          from.toAbsolutePath().startsWith(folder.checkpoints().toAbsolutePath())
              ? RecoveryClaimMode.CLAIM
              : RecoveryClaimMode.NO_CLAIM);
    }

    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF, FIRST_PAUSE);
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF, LONGEST_PAUSE);
    return configuration;
  }

  private static void reporter(Configuration configuration, String name, Class<?> factory) {
    configuration.setString("metrics.reporter." + name + ".factory.class", factory.getName());
  }

  private static String uri(Path folder) {
    return folder.toUri().toString();
  }
}
