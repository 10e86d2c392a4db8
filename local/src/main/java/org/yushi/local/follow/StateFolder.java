package org.yushi.local.follow;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import org.yushi.local.InputException;

/**
 * Where a follower keeps what must outlive it, for one process at a time:
 *
 * <pre>
 * in-use                            locked while a process follows
 * done.jsonl                        the files that are done
 * current/                          the file in hand
 * NAME.SHA256[0..8].rejected.jsonl  rows of a file that could not be converted
 * </pre>
 *
 * Readable by its owner only, where the file system knows owners: the copy of a file holds what the
 * file holds.
 */
final class StateFolder implements AutoCloseable {
  private static final int SHOWN_OF_HASH = 8;

  private final Path folder;
  private final FileChannel lock;
  private final DoneFiles done;

  /**
   * Opens a state folder; it is made if need be.
   *
   * @throws InputException if another process uses it
   * @throws IOException if it cannot be made, read or written
   */
  StateFolder(Path folder) throws IOException {
    this.folder = folder;
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, onlyOwner(folder));
    }
    this.lock =
        FileChannel.open(
            folder.resolve("in-use"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (tryLock() == null) {
      lock.close();
      throw new InputException("已有进程在看守 another process follows with the state folder " + folder);
    }
    this.done = new DoneFiles(folder.resolve("done.jsonl"));
  }

  DoneFiles done() {
    return done;
  }

  WorkInHand work() {
    return new WorkInHand(folder.resolve("current"));
  }

  /** Where the rejected rows of a file are kept. */
  Path rejectedOf(FileJob job) {
    return folder.resolve(
        job.name() + "." + job.sha256().substring(0, SHOWN_OF_HASH) + ".rejected.jsonl");
  }

  private @Nullable FileLock tryLock() throws IOException {
    try {
      return lock.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static FileAttribute<?>[] onlyOwner(Path folder) {
    boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
        }
        : new FileAttribute<?>[0];
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
