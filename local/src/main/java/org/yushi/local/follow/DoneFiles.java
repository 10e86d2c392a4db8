package org.yushi.local.follow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The files that are done, one JSON line each. A line that a crash left torn is passed over: that
 * file is sent again, which is harmless.
 */
final class DoneFiles {
  private final Path file;
  private final Set<String> contents = new HashSet<>();
  private final Map<String, FileJob> latest = new HashMap<>();

  /** What a file says that is written here; without one, nothing is done yet. */
  DoneFiles(Path file) throws IOException {
    this.file = file;
    if (!Files.exists(file)) {
      return;
    }
    String text = Files.readString(file);
    text.lines().map(FileJob::read).filter(Objects::nonNull).forEach(this::remember);
    if (!text.isEmpty() && !text.endsWith("\n")) {
      Files.writeString(file, "\n", StandardOpenOption.APPEND);
    }
  }

  /** Whether a file of this name and content is done. */
  boolean has(String name, String sha256) {
    return contents.contains(content(name, sha256));
  }

  /** Whether the file lies there as it did when it was last done: same name, size and time. */
  boolean looksDone(DroppedFile found) {
    FileJob last = latest.get(found.name());
    return last != null && last.looksLike(found);
  }

  /** Notes a file as done. */
  void add(FileJob job) throws IOException {
    Files.writeString(
        file,
        job.toJson() + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND,
        StandardOpenOption.DSYNC);
    remember(job);
  }

  /** A done file was dropped again: while it lies there so, it need not be read. */
  void found(DroppedFile again, String sha256) {
    latest.put(again.name(), FileJob.known(again, sha256));
  }

  private void remember(FileJob job) {
    contents.add(content(job.name(), job.sha256()));
    latest.put(job.name(), job);
  }

  private static String content(String name, String sha256) {
    return sha256 + " " + name;
  }
}
