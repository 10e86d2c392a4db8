package org.yushi.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yushi.casework.CaseEventReader;
import org.yushi.casework.PersonalNumbers;
import org.yushi.casework.RejectedEventException;

/**
 * Reads one act from its JSON bytes (docs/reference/alert-actions.md), reporting every error at
 * once. ID numbers in free text are masked. Safe for use by several threads.
 */
public final class ActReader {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();
  private static final int LONGEST_QUOTE = 60;

  private ActReader() {}

  /**
   * Reads one act.
   *
   * @param bytes the record, UTF-8
   * @param knownAt when the broker took it; null for a line of a file, which says it itself
   * @throws RejectedEventException if it cannot be taken in, with every reason
   */
  public static Act read(byte[] bytes, @Nullable Instant knownAt) throws RejectedEventException {
    Fields fields = new Fields(parse(bytes));
    String id = fields.needed("actionId");
    String alertId = fields.needed("alertId");
    if (alertId != null && !AlertId.isId(alertId)) {
      fields.wrong("alertId", "20 hex digits", alertId);
    }
    Act.Kind kind = fields.kind();
    String by = fields.needed("by");
    String reason = fields.text("reason");
    Instant at = knownAt == null ? fields.instant("ingestedAt") : knownAt;
    if (!fields.errors.isEmpty()
        || id == null
        || alertId == null
        || kind == null
        || by == null
        || at == null) {
      throw new RejectedEventException(String.join("; ", fields.errors));
    }
    return new Act(
        id,
        alertId,
        kind,
        PersonalNumbers.mask(by),
        reason == null ? "" : PersonalNumbers.mask(reason),
        at.truncatedTo(ChronoUnit.MILLIS));
  }

  private static JsonNode parse(byte[] bytes) throws RejectedEventException {
    try {
      JsonNode root = JSON.readTree(bytes);
      if (!root.isObject()) {
        throw new RejectedEventException(
            "act: expected a JSON object, found " + root.getNodeType());
      }
      return root;
    } catch (JsonProcessingException e) {
      throw new RejectedEventException(
          "act: expected one JSON object, found broken JSON ("
              + quote(e.getOriginalMessage())
              + ")");
    } catch (IOException e) {
      throw new RejectedEventException("act: expected UTF-8 JSON (" + e.getMessage() + ")");
    }
  }

  /** A short, masked piece of what was found. */
  private static String quote(String found) {
    String safe = PersonalNumbers.mask(found);
    return safe.length() <= LONGEST_QUOTE ? safe : safe.substring(0, LONGEST_QUOTE) + "…";
  }

  private static final class Fields {
    private final JsonNode root;
    private final List<String> errors = new ArrayList<>();

    Fields(JsonNode root) {
      this.root = root;
    }

    void wrong(String field, String expected, String found) {
      errors.add(field + ": expected " + expected + ", found \"" + quote(found) + "\"");
    }

    @Nullable String text(String field) {
      JsonNode value = root.get(field);
      if (value == null || value.isNull()) {
        return null;
      }
      if (!value.isTextual()) {
        wrong(field, "a text", value.toString());
        return null;
      }
      String text = value.textValue().strip();
      if (text.indexOf('\0') >= 0) {
        errors.add(field + ": expected a text, found one with U+0000");
      }
      if (text.length() > CaseEventReader.LONGEST_FIELD) {
        errors.add(
            field
                + ": expected at most "
                + CaseEventReader.LONGEST_FIELD
                + " characters, found "
                + text.length());
      }
      return text.isEmpty() ? null : text;
    }

    @Nullable String needed(String field) {
      int before = errors.size();
      String text = text(field);
      if (text == null && errors.size() == before) {
        errors.add(field + ": expected a value, found none");
      }
      return text;
    }

    Act.@Nullable Kind kind() {
      String text = needed("act");
      for (Act.Kind kind : Act.Kind.values()) {
        if (kind.name().equals(text)) {
          return kind;
        }
      }
      if (text != null) {
        wrong("act", "one of " + List.of(Act.Kind.values()), text);
      }
      return null;
    }

    @Nullable Instant instant(String field) {
      String text = needed(field);
      try {
        return text == null ? null : OffsetDateTime.parse(text).toInstant();
      } catch (DateTimeException e) {
        wrong(field, "ISO-8601 with offset such as 2026-03-02T09:30:00+08:00", text);
        return null;
      }
    }
  }
}
