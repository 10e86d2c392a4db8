package org.yushi.local.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Says that a folder is in use, to this process and to others. */
public final class FolderLock implements AutoCloseable {
  /**
   * The folders taken by this process. Whoever opened their lock files again would give up the
   * locks by closing them: that is how locks of files are on Linux.
   */
  private static final Set<Path> HERE = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Takes the folder, and creates it if missing.
   *
   * @throws IllegalStateException if it is in use
   */
  public static FolderLock of(Path folder) {
    return unlessTaken(folder)
        .orElseThrow(() -> new IllegalStateException("Another process is using " + folder));
  }

  /** Takes the folder, and creates it if missing; empty if it is in use. */
  public static Optional<FolderLock> unlessTaken(Path folder) {
    try {
      Files.createDirectories(folder);
      Path real = folder.toRealPath();
      if (!HERE.add(real)) {
        return Optional.empty();
      }
      Optional<FolderLock> lock = Optional.empty();
      try {
        lock = unlessTakenElsewhere(real);
        return lock;
      } finally {
        if (lock.isEmpty()) {
          HERE.remove(real);
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Optional<FolderLock> unlessTakenElsewhere(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve("in-use"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean taken = false;
    try {
      taken = channel.tryLock() != null;
      return taken ? Optional.of(new FolderLock(folder, channel)) : Optional.empty();
    } finally {
      if (!taken) {
        channel.close();
      }
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } finally {
      HERE.remove(folder);
    }
  }
}
