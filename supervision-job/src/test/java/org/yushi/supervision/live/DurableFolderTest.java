package org.yushi.supervision.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run goes on from. */
class DurableFolderTest {
  @TempDir Path root;

  private Path snapshot(String name, long writtenAt) throws IOException {
    Path snapshot = Files.createDirectories(root.resolve(name));
    Path metadata = Files.createFile(snapshot.resolve("_metadata"));
    Files.setLastModifiedTime(metadata, FileTime.fromMillis(writtenAt));
    return snapshot;
  }

  @Test
  void nothingBeforeTheFirstCheckpoint() throws Exception {
    assertThat(new DurableFolder(root).newest()).isEmpty();
  }

  @Test
  void theNewestThatIsCompleteWhicheverRunWroteIt() throws Exception {
    snapshot("checkpoints/first-run/chk-90", 1_000);
    Path newest = snapshot("checkpoints/second-run/chk-3", 5_000);
    snapshot("savepoints/savepoint-1", 2_000);
    Files.createDirectories(root.resolve("checkpoints/second-run/chk-4"));

    assertThat(new DurableFolder(root).newest()).contains(newest);
  }

  @Test
  void aCheckpointIsTakenOverASavepointIsLeftAlone() throws Exception {
    Path checkpoint = snapshot("checkpoints/run/chk-1", 1_000);
    Path savepoint = snapshot("savepoints/savepoint-1", 2_000);

    assertThat(from(checkpoint).get(StateRecoveryOptions.RESTORE_MODE))
        .isEqualTo(RecoveryClaimMode.CLAIM);
    assertThat(from(savepoint).get(StateRecoveryOptions.RESTORE_MODE))
        .isEqualTo(RecoveryClaimMode.NO_CLAIM);
    assertThat(from(savepoint).get(StateRecoveryOptions.SAVEPOINT_PATH))
        .isEqualTo(savepoint.toUri().toString());
  }

  private Configuration from(Path snapshot) {
    LiveSettings settings =
        LiveSettings.of("kafka:9092", TopicNames.around(EventTopics.named("case-events"))).build();
    return LiveConfiguration.of(settings, new DurableFolder(root), snapshot);
  }
}
