package org.yushi.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yushi.local.InputException;
import org.yushi.supervision.live.DurableFolder;
import org.yushi.supervision.live.EventTopics;
import org.yushi.supervision.live.LiveSettings;
import org.yushi.supervision.live.TopicNames;

class ClusterSettingsTest {
  private static final DurableFolder FOLDER = new DurableFolder(Path.of("/var/lib/yushi"));
  private static final LiveSettings LIVE =
      LiveSettings.of(
              "localhost:9092",
              new TopicNames(
                  EventTopics.named("events"),
                  "actions",
                  "rulebooks",
                  "alerts",
                  "forecasts",
                  "contributions",
                  "feed-accounts",
                  "ledger-heads",
                  "rejected"))
          .build();

  private static Configuration laidOver(Map<String, String> cluster, @Nullable Path from) {
    Configuration all = Configuration.fromMap(cluster);
    all.addAll(new ClusterSettings(Configuration.fromMap(cluster)).ofJob(LIVE, FOLDER, from));
    return all;
  }

  @Test
  void whatTheClusterLeavesOpenIsAsInServe() {
    Configuration job = laidOver(Map.of(), null);

    assertThat(job.get(CheckpointingOptions.CHECKPOINTING_INTERVAL))
        .isEqualTo(LIVE.checkpointInterval());
    assertThat(job.get(CheckpointingOptions.CHECKPOINTS_DIRECTORY))
        .isEqualTo("file:///var/lib/yushi/checkpoints");
    assertThat(job.get(RestartStrategyOptions.RESTART_STRATEGY)).isEqualTo("exponential-delay");
    assertThat(job.getOptional(StateRecoveryOptions.SAVEPOINT_PATH)).isEmpty();
  }

  @Test
  void theClusterSaysHowStateIsKeptButNotWhatResultsDependOn() {
    Configuration job =
        laidOver(
            Map.of(
                "execution.checkpointing.interval", "1 min",
                "restart-strategy.type", "fixed-delay",
                "pipeline.generic-types", "true",
                "pipeline.auto-generate-uids", "true"),
            null);

    assertThat(job.get(CheckpointingOptions.CHECKPOINTING_INTERVAL))
        .isEqualTo(Duration.ofMinutes(1));
    assertThat(job.get(RestartStrategyOptions.RESTART_STRATEGY)).isEqualTo("fixed-delay");
    assertThat(job.get(PipelineOptions.GENERIC_TYPES)).isFalse();
    assertThat(job.get(PipelineOptions.AUTO_GENERATE_UIDS)).isFalse();
  }

  @Test
  void theNewestCheckpointOfTheFolderGoesBeforeASavepointOfTheFirstStart() {
    Map<String, String> cluster =
        Map.of(
            "execution.state-recovery.path", "file:///elsewhere/savepoint-1",
            "execution.state-recovery.claim-mode", "NO_CLAIM");
    Path newest = FOLDER.checkpoints().resolve("job").resolve("chk-7");

    assertThat(laidOver(cluster, null).get(StateRecoveryOptions.SAVEPOINT_PATH))
        .isEqualTo("file:///elsewhere/savepoint-1");
    Configuration later = laidOver(cluster, newest);
    assertThat(later.get(StateRecoveryOptions.SAVEPOINT_PATH)).isEqualTo("file://" + newest);
    assertThat(later.get(StateRecoveryOptions.RESTORE_MODE)).isEqualTo(RecoveryClaimMode.CLAIM);
  }

  @Test
  void checkpointsElsewhereNeedHighAvailability() {
    Map<String, String> elsewhere =
        Map.of("execution.checkpointing.dir", "file:///elsewhere/checkpoints");
    Map<String, String> available =
        Map.of(
            "execution.checkpointing.dir", "s3://bucket/checkpoints",
            "high-availability.type", "kubernetes");

    assertThatThrownBy(() -> laidOver(elsewhere, null))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("execution.checkpointing.dir")
        .hasMessageContaining("Found file:///elsewhere/checkpoints");
    assertThat(laidOver(available, null).get(CheckpointingOptions.CHECKPOINTS_DIRECTORY))
        .isEqualTo("s3://bucket/checkpoints");
  }

  @Test
  void theFolderMayBeWrittenInOtherWays() {
    Map<String, String> same =
        Map.of("execution.checkpointing.dir", "file:/var/lib/yushi/checkpoints/");

    assertThat(laidOver(same, null).get(CheckpointingOptions.CHECKPOINTS_DIRECTORY))
        .contains("/var/lib/yushi/checkpoints");
  }
}
