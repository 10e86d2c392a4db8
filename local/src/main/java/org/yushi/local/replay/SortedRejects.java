package org.yushi.local.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Sorts rejected records by where they came from. Records may be large, so only their places are
 * held in memory.
 */
final class SortedRejects {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::origin)
          .thenComparingLong(Place::position)
          .thenComparing(Place::reason);

  private final List<Place> places = new ArrayList<>();

  private record Place(
      Path part, long offset, int length, String origin, long position, String reason) {}

  /** Notes every line of a part file. */
  void add(Path part) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(part))) {
      long begin = 0;
      long at = 0;
      for (int next = in.read(); next >= 0; next = in.read()) {
        at++;
        if (next == '\n') {
          places.add(place(part, begin, Math.toIntExact(at - begin)));
          begin = at;
        }
      }
    }
  }

  private static Place place(Path part, long offset, int length) throws IOException {
    String origin = "";
    String reason = "";
    long position = 0;
    try (JsonParser line = JSON.createParser(read(part, offset, length))) {
      while (line.nextToken() != JsonToken.END_OBJECT) {
        if (line.currentToken() == JsonToken.FIELD_NAME) {
          String field = line.currentName();
          line.nextToken();
          switch (field) {
            case "origin" -> origin = line.getText();
            case "position" -> position = line.getLongValue();
            case "reason" -> reason = line.getText();
            default -> line.skipChildren();
          }
        }
      }
    }
    return new Place(part, offset, length, origin, position, reason);
  }

  /** Writes all lines in order. */
  void write(Path file) throws IOException {
    places.sort(ORDER);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      for (Place place : places) {
        out.write(read(place.part(), place.offset(), place.length()));
      }
    }
  }

  private static byte[] read(Path part, long offset, int length) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(part.toFile(), "r")) {
      byte[] bytes = new byte[length];
      file.seek(offset);
      file.readFully(bytes);
      return bytes;
    }
  }
}
