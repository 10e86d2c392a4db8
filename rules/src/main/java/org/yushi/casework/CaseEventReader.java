package org.yushi.casework;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one event of the contract from its JSON bytes.
 *
 * <p>Every error of a line is reported at once, each naming the field and what was expected. ID
 * numbers in free text are masked and counted, the event is kept; times are cut to milliseconds.
 * Not safe for use by several threads.
 */
public final class CaseEventReader {
  /** The longest text that any field may hold, in characters. */
  public static final int LONGEST_FIELD = 4_000;

  private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2101-01-01T00:00:00Z");
  private static final BigDecimal MOST_YUAN = new BigDecimal("1000000000000");
  private static final int LONGEST_QUOTE = 60;

  private final ObjectMapper json =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .disable(JsonParser.Feature.AUTO_CLOSE_SOURCE)
          .build();
  private final List<String> errors = new ArrayList<>();
  private long masked;

  /** How many ID numbers in free text this reader has masked so far. */
  public long masked() {
    return masked;
  }

  /**
   * Reads one event.
   *
   * @param bytes the line, UTF-8
   * @throws RejectedEventException if it cannot be taken in, with every reason
   */
  public CaseEvent read(byte[] bytes) throws RejectedEventException {
    return read(bytes, null);
  }

  /**
   * Reads one event of which somebody else knows when it became known; what it says of that itself
   * counts for nothing.
   *
   * @param knownAt supervision time, or null if the event says it itself
   * @throws RejectedEventException if it cannot be taken in, with every reason
   */
  public CaseEvent read(byte[] bytes, @Nullable Instant knownAt) throws RejectedEventException {
    JsonNode root = parse(bytes);
    errors.clear();
    root.properties().forEach(this::checkLength);
    if (!errors.isEmpty()) {
      throw new RejectedEventException(String.join("; ", errors));
    }
    EventType type = required(root, "type", enumOf(root, "type", EventType.class));
    String caseId = text(root, "caseId");
    String source = text(root, "source");
    Where where =
        new Where(
            text(root, "region"),
            text(root, "centre"),
            text(root, "window"),
            enumOf(root, "place", Place.class),
            text(root, "department"),
            freeText(root, "handler"));
    String eventId = required(root, "eventId", text(root, "eventId"));
    Instant occurredAt = required(root, "occurredAt", instant(root, "occurredAt"));
    if (type != null) {
      switch (type.subject()) {
        case CASE -> required(root, "caseId", caseId);
        case WINDOW -> required(root, "window", where.window());
        case FEED -> required(root, "source", source);
      }
    }
    Instant ingestedAt = knownAt != null ? knownAt : instant(root, "ingestedAt");
    long sourceSeq = integer(root, "sourceSeq", 0, Long.MAX_VALUE, 0L);
    String item = text(root, "item");
    String applicant = applicant(root);
    String matter = freeText(root, "matter");
    String parentCase = text(root, "parentCase");
    DayOrInstant promisedBy = dayOrInstant(root, "promisedBy");
    Details details = details(root);
    Correction correction = correction(root, type);
    CaseEvent event = null;
    if (eventId != null && type != null && occurredAt != null) {
      event =
          new CaseEvent(
              eventId,
              caseId,
              type,
              occurredAt,
              ingestedAt,
              source,
              sourceSeq,
              item,
              where,
              applicant,
              matter,
              parentCase,
              promisedBy,
              details,
              correction);
    }
    if (event == null || !errors.isEmpty()) {
      throw new RejectedEventException(String.join("; ", errors));
    }
    return event;
  }

  private JsonNode parse(byte[] bytes) throws RejectedEventException {
    try {
      JsonNode root = json.readTree(bytes);
      if (!root.isObject()) {
        throw new RejectedEventException(
            "event: expected a JSON object, found " + root.getNodeType());
      }
      return root;
    } catch (JsonProcessingException e) {
      throw new RejectedEventException(
          "event: expected one JSON object on the line, found broken JSON ("
              + quote(e.getOriginalMessage())
              + " at column "
              + (e.getLocation() == null ? "?" : e.getLocation().getColumnNr())
              + ")");
    } catch (IOException e) {
      throw new RejectedEventException("event: expected UTF-8 JSON (" + e.getMessage() + ")");
    }
  }

  private void checkLength(Map.Entry<String, JsonNode> field) {
    if (field.getKey().length() > LONGEST_FIELD) {
      errors.add("a field's name: expected at most " + LONGEST_FIELD + " characters");
      return;
    }
    JsonNode value = field.getValue();
    if (value.isTextual() && value.textValue().indexOf('\0') >= 0) {
      errors.add(quote(field.getKey()) + ": expected a text, found one with U+0000");
      return;
    }
    int length = value.isTextual() ? value.textValue().length() : 0;
    if (value.isContainerNode()) {
      length = value.toString().length();
    }
    if (length > LONGEST_FIELD) {
      errors.add(
          quote(field.getKey())
              + ": expected at most "
              + LONGEST_FIELD
              + " characters, found "
              + length);
    }
  }

  private Details details(JsonNode root) {
    Long days = wholeNumber(root, "days", 0, 10_000);
    Long rating = wholeNumber(root, "rating", 1, 5);
    return new Details(
        enumOf(root, "stepKind", StepKind.class),
        freeText(root, "endCode"),
        freeText(root, "ground"),
        freeText(root, "noticeNo"),
        dayOrInstant(root, "declaredEnd"),
        days == null ? null : days.intValue(),
        freeText(root, "approver"),
        instant(root, "requestedAt"),
        freeText(root, "reason"),
        fen(root),
        rating == null ? null : rating.intValue());
  }

  private @Nullable Long wholeNumber(JsonNode root, String field, long least, long most) {
    return given(root, field) == null ? null : integer(root, field, least, most, least);
  }

  private @Nullable Long fen(JsonNode root) {
    JsonNode value = given(root, "amount");
    if (value == null) {
      return null;
    }
    if (value.isNumber()) {
      BigDecimal yuan = value.decimalValue();
      if (yuan.signum() >= 0
          && yuan.compareTo(MOST_YUAN) <= 0
          && yuan.stripTrailingZeros().scale() <= 2) {
        return yuan.movePointRight(2).longValueExact();
      }
    }
    wrong("amount", "yuan from 0 to 1000000000000 with at most two decimals", value);
    return null;
  }

  private @Nullable Correction correction(JsonNode root, @Nullable EventType type) {
    if (type != EventType.CORRECTED) {
      return null;
    }
    String amends = required(root, "amends", text(root, "amends"));
    JsonNode voids = given(root, "voids");
    if (voids != null && !voids.isBoolean()) {
      wrong("voids", "true or false", voids);
    }
    Instant right = instant(root, "amendedOccurredAt");
    return amends == null
        ? null
        : new Correction(amends, voids != null && voids.booleanValue(), right);
  }

  /** The applicant's keyed hash; something that looks like the number itself is dropped. */
  private @Nullable String applicant(JsonNode root) {
    String applicant = text(root, "applicant");
    if (applicant != null && !PersonalNumbers.isHash(applicant) && PersonalNumbers.in(applicant)) {
      masked++;
      return null;
    }
    return applicant;
  }

  private @Nullable String freeText(JsonNode root, String field) {
    String text = text(root, field);
    if (text == null) {
      return null;
    }
    String safe = PersonalNumbers.mask(text);
    if (!safe.equals(text)) {
      masked++;
    }
    return safe;
  }

  private <T> @Nullable T required(JsonNode root, String field, @Nullable T value) {
    if (value == null && given(root, field) == null) {
      errors.add(field + ": expected a value, found none");
    }
    return value;
  }

  private static @Nullable JsonNode given(JsonNode root, String field) {
    JsonNode value = root.get(field);
    boolean blank =
        value == null || value.isNull() || (value.isTextual() && value.textValue().isBlank());
    return blank ? null : value;
  }

  private @Nullable String text(JsonNode root, String field) {
    JsonNode value = given(root, field);
    if (value == null) {
      return null;
    }
    if (!value.isTextual()) {
      wrong(field, "a text", value);
      return null;
    }
    return value.textValue();
  }

  private <E extends Enum<E>> @Nullable E enumOf(JsonNode root, String field, Class<E> type) {
    JsonNode value = given(root, field);
    if (value == null) {
      return null;
    }
    if (value.isTextual()) {
      for (E constant : type.getEnumConstants()) {
        if (constant.name().equals(value.textValue())) {
          return constant;
        }
      }
    }
    wrong(field, "one of " + Arrays.toString(type.getEnumConstants()), value);
    return null;
  }

  private long integer(JsonNode root, String field, long least, long most, long otherwise) {
    JsonNode value = given(root, field);
    if (value == null) {
      return otherwise;
    }
    if (value.isIntegralNumber()
        && value.canConvertToLong()
        && value.longValue() >= least
        && value.longValue() <= most) {
      return value.longValue();
    }
    wrong(field, "a whole number from " + least + " to " + most, value);
    return otherwise;
  }

  private @Nullable Instant instant(JsonNode root, String field) {
    JsonNode value = given(root, field);
    if (value == null) {
      return null;
    }
    if (value.isTextual()) {
      try {
        Instant instant = OffsetDateTime.parse(value.textValue()).toInstant();
        return inRange(field, instant.truncatedTo(ChronoUnit.MILLIS), value);
      } catch (DateTimeException e) {
        // falls through to the one message for all that is no instant
      }
    }
    wrong(field, "ISO-8601 with offset such as 2026-03-02T09:30:00+08:00", value);
    return null;
  }

  private @Nullable DayOrInstant dayOrInstant(JsonNode root, String field) {
    JsonNode value = given(root, field);
    if (value == null) {
      return null;
    }
    if (value.isTextual() && value.textValue().length() == 10) {
      try {
        LocalDate date = LocalDate.parse(value.textValue());
        if (date.getYear() >= 1990 && date.getYear() <= 2100) {
          return DayOrInstant.of(date);
        }
        wrong(field, "a time from 1990 to 2100", value);
        return null;
      } catch (DateTimeException e) {
        wrong(field, "a date such as 2026-03-02 or ISO-8601 with offset", value);
        return null;
      }
    }
    Instant instant = instant(root, field);
    return instant == null ? null : DayOrInstant.of(instant);
  }

  private @Nullable Instant inRange(String field, Instant instant, JsonNode value) {
    if (instant.isBefore(EARLIEST) || !instant.isBefore(LATEST)) {
      wrong(field, "a time from 1990 to 2100", value);
      return null;
    }
    return instant;
  }

  private void wrong(String field, String expected, JsonNode found) {
    errors.add(field + ": expected " + expected + ", found " + quote(found.toString()));
  }

  /** A short, masked piece of what was found. */
  private static String quote(String found) {
    String safe = PersonalNumbers.mask(found);
    return safe.length() <= LONGEST_QUOTE ? safe : safe.substring(0, LONGEST_QUOTE) + "…";
  }
}
