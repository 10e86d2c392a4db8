package org.yushi.local.importing;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/** A file of lines that appears under its name only when it is complete. */
final class LinesFile implements Closeable {
  private final Path target;
  private final Path part;
  private final BufferedWriter out;

  /** Begins beside the target; its folder is made if need be. */
  LinesFile(Path target) throws IOException {
    this.target = target.toAbsolutePath();
    Path folder = Objects.requireNonNull(this.target.getParent());
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
    }
    this.part = this.target.resolveSibling("." + this.target.getFileName() + ".part");
    this.out = Files.newBufferedWriter(part);
  }

  /** Adds a line. */
  void line(String text) throws IOException {
    out.write(text);
    out.write('\n');
  }

  /** Ends the file and puts it in place of what had its name. */
  void publish() throws IOException {
    out.close();
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Takes away what was not published. */
  @Override
  public void close() throws IOException {
    out.close();
    Files.deleteIfExists(part);
  }
}
