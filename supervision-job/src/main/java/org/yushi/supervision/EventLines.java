package org.yushi.supervision;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.reader.SimpleStreamFormat;
import org.apache.flink.connector.file.src.reader.StreamFormat;
import org.apache.flink.core.fs.FSDataInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file of events line by line as bytes, so that a broken line is broken for itself only.
 */
public final class EventLines extends SimpleStreamFormat<RawRecord> {
  private static final long serialVersionUID = 1L;
  private static final int BUFFER = 1 << 16;

  private final String origin;

  /** For the file that records are to name as their origin. */
  public EventLines(String origin) {
    this.origin = origin;
  }

  @Override
  public StreamFormat.Reader<RawRecord> createReader(Configuration config, FSDataInputStream stream)
      throws IOException {
    return new Reader(origin, unzipped(new BufferedInputStream(stream, BUFFER)));
  }

  /** Flink unzips by the file's name; what is still zipped is told by its first bytes. */
  private static InputStream unzipped(BufferedInputStream stream) throws IOException {
    stream.mark(2);
    boolean zipped = stream.read() == 0x1f && stream.read() == 0x8b;
    stream.reset();
    return zipped ? new GZIPInputStream(stream, BUFFER) : stream;
  }

  @Override
  public TypeInformation<RawRecord> getProducedType() {
    return TypeInformation.of(RawRecord.class);
  }

  private static final class Reader implements StreamFormat.Reader<RawRecord> {
    private final String origin;
    private final InputStream in;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    private long number;

    Reader(String origin, InputStream in) {
      this.origin = origin;
      this.in = in;
    }

    @Override
    public @Nullable RawRecord read() throws IOException {
      while (true) {
        byte[] bytes = nextLine();
        if (bytes == null) {
          return null;
        }
        number++;
        if (!isBlank(bytes)) {
          return RawRecord.ofFile(origin, number, bytes);
        }
      }
    }

    private byte @Nullable [] nextLine() throws IOException {
      line.reset();
      int next = in.read();
      if (next < 0) {
        return null;
      }
      while (next >= 0 && next != '\n') {
        line.write(next);
        next = in.read();
      }
      return line.toByteArray();
    }

    private static boolean isBlank(byte[] bytes) {
      for (byte each : bytes) {
        if (each != ' ' && each != '\r' && each != '\t') {
          return false;
        }
      }
      return true;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
