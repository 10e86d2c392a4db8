package org.yushi.local.follow;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The folder that an exchange drops files into. Nothing in it is ever changed.
 *
 * <p>A file is complete when two looks found it with the same size and time; or, if the exchange
 * marks what is complete, when the file {@code NAME + mark} lies beside it. Hidden files, folders
 * and names that end with {@code .tmp}, {@code .part} or {@code .filepart} are passed over.
 */
final class DropFolder {
  private static final List<String> UNFINISHED = List.of(".tmp", ".part", ".filepart");
  private static final Comparator<DroppedFile> OLDEST_FIRST =
      Comparator.comparing(DroppedFile::modified).thenComparing(DroppedFile::name);

  private final Path folder;
  private final @Nullable String mark;
  private Map<String, DroppedFile> before = Map.of();

  /**
   * A folder that has not been looked at yet.
   *
   * @param mark what the names of the files that mark others as complete end with, such as {@code
   *     .ok}; null = nothing is marked
   */
  DropFolder(Path folder, @Nullable String mark) {
    this.folder = folder;
    this.mark = mark;
  }

  /**
   * What lies in the folder, the oldest first.
   *
   * @param complete files that can be taken
   * @param growing files that are not complete yet, or not known to be
   */
  record Look(List<DroppedFile> complete, List<DroppedFile> growing) {}

  /** How many looks it takes to know that a file is complete. */
  int looksNeeded() {
    return mark == null ? 2 : 1;
  }

  /**
   * Looks at the folder.
   *
   * @throws IOException if it cannot be listed
   */
  Look look() throws IOException {
    Map<String, DroppedFile> now = files();
    List<DroppedFile> complete = new ArrayList<>();
    List<DroppedFile> growing = new ArrayList<>();
    now.values().stream()
        .sorted(OLDEST_FIRST)
        .forEach(file -> (isComplete(file) ? complete : growing).add(file));
    before = now;
    return new Look(complete, growing);
  }

  private boolean isComplete(DroppedFile file) {
    return mark == null
        ? file.equals(before.get(file.name()))
        : Files.exists(folder.resolve(file.name() + mark));
  }

  private Map<String, DroppedFile> files() throws IOException {
    Map<String, DroppedFile> files = new HashMap<>();
    try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
      for (Path path : paths) {
        String name = String.valueOf(path.getFileName());
        if (isData(name) && Files.isRegularFile(path)) {
          put(files, name, path);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return files;
  }

  private static void put(Map<String, DroppedFile> files, String name, Path path)
      throws IOException {
    try {
      files.put(name, DroppedFile.at(path));
    } catch (NoSuchFileException e) {
      // Taken away since the folder was listed.
    }
  }

  private boolean isData(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return !name.startsWith(".")
        && UNFINISHED.stream().noneMatch(lower::endsWith)
        && (mark == null || !name.endsWith(mark));
  }
}
