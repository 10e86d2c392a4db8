package org.yushi.local.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yushi.supervision.live.DurableFolder;

/** What a start does with the checkpoints of earlier runs. */
class OldCheckpointsTest {
  @TempDir Path folder;

  @Test
  void whatEarlierRunsLeftBehindIsDeletedExceptTheNewest() throws Exception {
    List<Path> kept =
        List.of(checkpoint("a/chk-8", 8), checkpoint("a/chk-9", 9), checkpoint("b/chk-1", 10));
    Path old = checkpoint("a/chk-7", 7);
    Path incomplete = Files.createDirectories(checkpoints().resolve("b/chk-2"));
    Path empty = Files.createDirectories(checkpoints().resolve("c/shared"));

    OldCheckpoints.clear(new DurableFolder(folder), 3);

    assertThat(kept).allMatch(Files::exists);
    assertThat(List.of(old, incomplete, empty)).noneMatch(Files::exists);
  }

  private Path checkpoints() {
    return folder.resolve("checkpoints");
  }

  private Path checkpoint(String name, int minute) throws Exception {
    Path checkpoint = Files.createDirectories(checkpoints().resolve(name));
    Path metadata = Files.createFile(checkpoint.resolve("_metadata"));
    Files.setLastModifiedTime(metadata, FileTime.fromMillis(minute * 60_000L));
    return checkpoint;
  }
}
