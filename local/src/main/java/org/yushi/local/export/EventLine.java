package org.yushi.local.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.yushi.alert.ActReader;
import org.yushi.casework.CaseEventReader;
import org.yushi.casework.CaseEventWriter;
import org.yushi.casework.RejectedEventException;

/**
 * Makes a line of a record, such that a replay takes it for what the live job took the record for:
 * an event or an act that became known when the broker appended it, or something that cannot be
 * taken in. Whatever is not {@code ingestedAt} stays as it was sent, byte for byte, except that a
 * line has no breaks. Not safe for use by several threads.
 */
final class EventLine {
  private static final String KNOWN_AT = "ingestedAt";
  private static final JsonFactory JSON = new JsonFactory();
  private static final DateTimeFormatter TIMES = CaseEventWriter.INSTANT.withZone(ZoneOffset.UTC);
  private static final byte[] NOTHING = {'"', '"'};
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  /** No JSON has it, neither between values nor within text. */
  private static final byte NEVER_IN_JSON = 0x0B;

  private final Contract contract;

  /** What the records of a topic have to be. */
  interface Contract {
    /** Reads one. */
    void check(byte[] bytes, Instant knownAt) throws RejectedEventException;

    /** Case events. */
    static Contract ofEvents() {
      CaseEventReader reader = new CaseEventReader();
      return reader::read;
    }

    /** What people did about alerts. */
    static Contract ofActs() {
      return ActReader::read;
    }
  }

  EventLine(Contract contract) {
    this.contract = contract;
  }

  /**
   * A line.
   *
   * @param bytes the line, without a break
   * @param taken whether the live job could take the record in
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Line(byte[] bytes, boolean taken) {}

  /**
   * The line of a record.
   *
   * @param value the record, or null
   * @param appendedAt when the broker appended it; null if a producer chose the time
   */
  Line of(byte @Nullable [] value, @Nullable Instant appendedAt) {
    byte[] bytes = value == null ? new byte[0] : value;
    try {
      contract.check(bytes, appendedAt == null ? Instant.EPOCH : appendedAt);
    } catch (RejectedEventException e) {
      return new Line(rejected(bytes), false);
    }
    String knownAt = appendedAt == null ? "not stamped by the broker" : TIMES.format(appendedAt);
    try {
      return new Line(unbroken(withKnownAt(utf8(bytes), knownAt), (byte) ' '), appendedAt != null);
    } catch (IOException e) {
      throw new UncheckedIOException("an event that was just read", e);
    }
  }

  /** What is no event stays none: a break in it may be all that keeps it from being one. */
  private static byte[] rejected(byte[] bytes) {
    if (new String(bytes, StandardCharsets.ISO_8859_1).isBlank()) {
      return NOTHING;
    }
    return unbroken(bytes, isOneValue(bytes) ? (byte) ' ' : NEVER_IN_JSON);
  }

  private static boolean isOneValue(byte[] bytes) {
    try (JsonParser parser = JSON.createParser(bytes)) {
      parser.nextToken();
      parser.skipChildren();
      parser.finishToken();
      return parser.currentLocation().getByteOffset() >= 0 && parser.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }

  private static byte[] unbroken(byte[] bytes, byte instead) {
    byte[] line = bytes.clone();
    for (int i = 0; i < line.length; i++) {
      if (line[i] == '\n' || line[i] == '\r') {
        line[i] = instead;
      }
    }
    return line;
  }

  /** JSON may come in UTF-16 or 32 as well; a line cannot. */
  private static byte[] utf8(byte[] bytes) throws IOException {
    try (JsonParser parser = JSON.createParser(bytes)) {
      parser.nextToken();
      if (parser.currentTokenLocation().getByteOffset() >= 0) {
        boolean marked = Arrays.mismatch(bytes, BYTE_ORDER_MARK) == BYTE_ORDER_MARK.length;
        return marked ? Arrays.copyOfRange(bytes, BYTE_ORDER_MARK.length, bytes.length) : bytes;
      }
      ByteArrayOutputStream copy = new ByteArrayOutputStream();
      try (JsonGenerator generator = JSON.createGenerator(copy)) {
        generator.copyCurrentStructureExact(parser);
      }
      return copy.toByteArray();
    }
  }

  private static byte[] withKnownAt(byte[] object, String knownAt) throws IOException {
    try (JsonParser parser = JSON.createParser(object)) {
      parser.nextToken();
      boolean empty = true;
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        empty = false;
        boolean found = parser.currentName().equals(KNOWN_AT);
        parser.nextToken();
        int from = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        parser.finishToken();
        if (found) {
          int to = (int) parser.currentLocation().getByteOffset();
          return spliced(object, from, '"' + knownAt + '"', to);
        }
      }
      int end = (int) parser.currentTokenLocation().getByteOffset();
      String field = "\"%s\":\"%s\"".formatted(KNOWN_AT, knownAt);
      return spliced(object, end, empty ? field : "," + field, end);
    }
  }

  private static byte[] spliced(byte[] bytes, int from, String text, int to) {
    ByteArrayOutputStream spliced = new ByteArrayOutputStream(bytes.length + text.length());
    spliced.write(bytes, 0, from);
    spliced.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    spliced.write(bytes, to, bytes.length - to);
    return spliced.toByteArray();
  }
}
