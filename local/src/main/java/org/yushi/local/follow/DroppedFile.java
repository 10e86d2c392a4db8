package org.yushi.local.follow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;

/**
 * A file as it lay in the folder at one look. While nobody writes to it, every look finds the same.
 *
 * @param path where it lies
 * @param size in bytes
 * @param modified when it was last written to, by the clock of the file system
 */
public record DroppedFile(Path path, long size, Instant modified) {

  /** The file as it is now. */
  static DroppedFile at(Path path) throws IOException {
    BasicFileAttributes is = Files.readAttributes(path, BasicFileAttributes.class);
    return new DroppedFile(path, is.size(), is.lastModifiedTime().toInstant());
  }

  /** Its name, without folder. */
  public String name() {
    return String.valueOf(path.getFileName());
  }
}
