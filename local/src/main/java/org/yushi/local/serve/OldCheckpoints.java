package org.yushi.local.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.util.FileUtils;
import org.yushi.supervision.live.DurableFolder;

/**
 * Checkpoints that earlier runs left behind. A run deletes its own in due course and takes over the
 * one that it goes on from; nobody would delete the others.
 */
final class OldCheckpoints {
  private static final String COMPLETE = "_metadata";
  private static final String CHECKPOINT = "chk-";

  private OldCheckpoints() {}

  private record Complete(Path folder, FileTime written) {}

  /**
   * Deletes all but the newest complete ones, and everything incomplete. Savepoints are left alone.
   * To be called while no job uses the folder.
   *
   * @param kept how many complete ones stay
   */
  static void clear(DurableFolder folder, int kept) throws IOException {
    List<Complete> complete = new ArrayList<>();
    for (Path run : foldersIn(folder.checkpoints())) {
      List<Complete> ofRun = new ArrayList<>();
      for (Path checkpoint : foldersIn(run)) {
        Path metadata = checkpoint.resolve(COMPLETE);
        if (Files.exists(metadata)) {
          ofRun.add(new Complete(checkpoint, Files.getLastModifiedTime(metadata)));
        } else if (String.valueOf(checkpoint.getFileName()).startsWith(CHECKPOINT)) {
          FileUtils.deleteDirectory(checkpoint.toFile());
        }
      }
      if (ofRun.isEmpty()) {
        FileUtils.deleteDirectory(run.toFile());
      }
      complete.addAll(ofRun);
    }
    complete.sort(Comparator.comparing(Complete::written).reversed());
    for (Complete old : complete.subList(Math.min(kept, complete.size()), complete.size())) {
      FileUtils.deleteDirectory(old.folder().toFile());
    }
  }

  private static List<Path> foldersIn(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(Files::isDirectory).toList();
    }
  }
}
