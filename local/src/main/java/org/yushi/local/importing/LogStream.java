package org.yushi.local.importing;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;

/** Opens a log, whatever it is called: compression and kind are told by its first bytes. */
final class LogStream {
  private static final int BUFFER = 1 << 16;
  private static final int LOOKED_AT = 64;

  private LogStream() {}

  /** Opens a file, unpacked if it is gzip; the listener is told of each number of bytes read. */
  static BufferedInputStream open(Path file, LongConsumer read) throws IOException {
    BufferedInputStream raw =
        new BufferedInputStream(new Counted(Files.newInputStream(file), read), BUFFER);
    raw.mark(2);
    boolean gzip = raw.read() == 0x1f && raw.read() == 0x8b;
    raw.reset();
    return gzip ? new BufferedInputStream(new GZIPInputStream(raw, BUFFER), BUFFER) : raw;
  }

  /** Whether what follows is XML. */
  static boolean isXml(BufferedInputStream in) throws IOException {
    in.mark(LOOKED_AT);
    byte[] first = in.readNBytes(LOOKED_AT);
    in.reset();
    for (byte b : first) {
      boolean markOrBlank = b < 0 || b == 0 || Character.isWhitespace(b);
      if (!markOrBlank) {
        return b == '<';
      }
    }
    return false;
  }

  /** Tells how much was read. */
  private static final class Counted extends FilterInputStream {
    private final LongConsumer listener;

    Counted(InputStream in, LongConsumer listener) {
      super(in);
      this.listener = listener;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int count = super.read(into, offset, length);
      if (count > 0) {
        listener.accept(count);
      }
      return count;
    }
  }
}
