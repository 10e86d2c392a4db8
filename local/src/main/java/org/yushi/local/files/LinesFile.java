package org.yushi.local.files;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/** A file of lines that appears under its name only when it is complete. */
public final class LinesFile implements Closeable {
  private final Path target;
  private final Path part;
  private final OutputStream out;

  /** Begins beside the target; its folder is made if need be. */
  public LinesFile(Path target) throws IOException {
    this.target = target.toAbsolutePath();
    Path folder = Objects.requireNonNull(this.target.getParent());
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
    }
    this.part = this.target.resolveSibling("." + this.target.getFileName() + ".part");
    this.out = new BufferedOutputStream(Files.newOutputStream(part));
  }

  /** Adds a line. */
  public void line(String text) throws IOException {
    line(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds a line, byte for byte. */
  public void line(byte[] bytes) throws IOException {
    out.write(bytes);
    out.write('\n');
  }

  /** Ends the file and puts it in place of what had its name. */
  public void publish() throws IOException {
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
