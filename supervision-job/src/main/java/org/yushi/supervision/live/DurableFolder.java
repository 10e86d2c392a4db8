package org.yushi.supervision.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What has to outlive the process: checkpoints, savepoints and what is recorded of topics.
 *
 * @param root the folder
 */
public record DurableFolder(Path root) {
  private static final String COMPLETE = "_metadata";

  /** Where checkpoints are written. */
  public Path checkpoints() {
    return root.resolve("checkpoints");
  }

  /** Where savepoints are written. */
  public Path savepoints() {
    return root.resolve("savepoints");
  }

  /** The partition counts recorded at the first start. */
  public Path partitions() {
    return root.resolve("partitions.json");
  }

  /** The ids of topics recorded at the first start. */
  public Path topicIds() {
    return root.resolve("topic-ids.json");
  }

  /**
   * The newest complete checkpoint or savepoint, empty before the first.
   *
   * @throws IOException if the folder cannot be read
   */
  public Optional<Path> newest() throws IOException {
    List<Path> complete = new ArrayList<>(complete(checkpoints()));
    complete.addAll(complete(savepoints()));
    try {
      return complete.stream()
          .max(Comparator.comparing(DurableFolder::written))
          .map(Path::getParent);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static List<Path> complete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.endsWith(COMPLETE)).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static FileTime written(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
