package org.yushi.local.follow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.yushi.local.InputException;
import org.yushi.local.files.FolderLock;

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
  private final FolderLock lock;
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
    this.lock = take(folder);
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

  private static FolderLock take(Path folder) {
    try {
      return FolderLock.of(folder);
    } catch (IllegalStateException e) {
      throw new InputException("已有进程在看守 another process follows with the state folder " + folder);
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
  public void close() {
    lock.close();
  }
}
