package org.yushi.local.replay;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Files of events as people have them: plain or zipped, told by their first bytes. */
public final class EventFiles {
  private EventFiles() {}

  /**
   * What is wrong with a file, or empty text. A zipped file is read to its end: broken halfway, it
   * would fail a replay halfway.
   */
  public static String problem(Path file) {
    if (Files.isDirectory(file) || !Files.isReadable(file)) {
      return "应为可读的文件 expected a file that can be read";
    }
    try (InputStream in = open(file)) {
      if (in instanceof GZIPInputStream) {
        in.transferTo(OutputStream.nullOutputStream());
      } else if (String.valueOf(file.getFileName()).endsWith(".gz") && Files.size(file) > 0) {
        return "扩展名为 .gz，内容却不是 gzip named .gz, but it is no gzip file";
      }
      return "";
    } catch (IOException e) {
      return "gzip 文件已损坏 broken gzip file: " + e.getMessage();
    }
  }

  static InputStream open(Path file) throws IOException {
    BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file));
    in.mark(2);
    boolean zipped = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return zipped ? new GZIPInputStream(in) : in;
  }
}
