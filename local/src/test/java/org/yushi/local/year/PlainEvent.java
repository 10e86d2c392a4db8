package org.yushi.local.year;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yushi.calendar.OfficeCalendar;

/** One event as a line says it, or as corrections have made it, with when that became known. */
final class PlainEvent {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The types in the order of the table in case-event.md. */
  private static final List<String> TYPES =
      List.of(
          "SUBMITTED",
          "PRE_REVIEWED",
          "RECEIVED",
          "SUPPLEMENT_REQUESTED",
          "SUPPLEMENTED",
          "ACCEPTED",
          "REFUSED",
          "STEP_STARTED",
          "STEP_FINISHED",
          "CLOCK_STOPPED",
          "CLOCK_RESUMED",
          "EXTENDED",
          "FORWARDED",
          "SENT_AWAY",
          "DECIDED",
          "CERTIFICATE_ISSUED",
          "COLLECTION_NOTIFIED",
          "DELIVERED",
          "WITHDRAWN",
          "VOIDED",
          "FEE_CHARGED",
          "RATED",
          "COMPLAINED",
          "COMPLAINT_ANSWERED",
          "ENQUIRED",
          "ENQUIRY_ANSWERED",
          "PRESENCE",
          "TICKET_TAKEN",
          "TICKET_CALLED",
          "PATROL_FINDING",
          "OUTAGE_DECLARED",
          "FEED_SUMMARY",
          "HEARTBEAT",
          "CORRECTED");

  /** Business order: time, type, the source's own order, id. */
  static final Comparator<PlainEvent> BUSINESS_ORDER =
      Comparator.comparing(PlainEvent::at)
          .thenComparing(event -> TYPES.indexOf(event.type()))
          .thenComparing(PlainEvent::sourceSeq)
          .thenComparing(PlainEvent::id);

  private final ObjectNode said;
  private final Instant at;
  private final Instant knownAt;

  private PlainEvent(ObjectNode said, Instant knownAt) {
    this.said = said;
    this.at = instant(said.path("occurredAt").asText());
    this.knownAt = knownAt.isBefore(at) ? at : knownAt;
  }

  /** Reads a line. When it became known is no part of what it says. */
  static PlainEvent of(String line) {
    try {
      ObjectNode said = (ObjectNode) JSON.readTree(line);
      JsonNode ingested = said.remove("ingestedAt");
      String known = (ingested == null ? said.path("occurredAt") : ingested).asText();
      return new PlainEvent(said, instant(known));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(line, e);
    }
  }

  private static Instant instant(String text) {
    return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** The same event, known since another time. */
  PlainEvent knownAt(Instant other) {
    return new PlainEvent(said, other);
  }

  /** The same event at another business time, with further fields put over its own. */
  PlainEvent with(@Nullable String occurredAt, ObjectNode fields) {
    ObjectNode amended = said.deepCopy();
    amended.setAll(fields);
    if (occurredAt != null) {
      amended.put("occurredAt", occurredAt);
    }
    return new PlainEvent(amended, knownAt);
  }

  /** All fields but {@code ingestedAt}. */
  ObjectNode said() {
    return said;
  }

  String id() {
    return said.path("eventId").asText();
  }

  String type() {
    return said.path("type").asText();
  }

  boolean is(String type) {
    return type().equals(type);
  }

  /** When it happened. */
  Instant at() {
    return at;
  }

  /** When it became known, never before it happened. */
  Instant knownAt() {
    return knownAt;
  }

  long sourceSeq() {
    return said.path("sourceSeq").asLong(0);
  }

  /** A field in words; null if left out or blank. */
  @Nullable String text(String field) {
    String text = said.path(field).asText("");
    return text.isBlank() || said.path(field).isNull() ? null : text;
  }

  /** A whole number, or null. */
  @Nullable Integer number(String field) {
    String text = text(field);
    return text == null ? null : Integer.valueOf(text);
  }

  /** A sum of money, 0 if left out. */
  BigDecimal amount() {
    String text = text("amount");
    return text == null ? BigDecimal.ZERO : new BigDecimal(text);
  }

  /** An instant, or the close of office of a day; null if left out. */
  @Nullable Instant dayOrInstant(String field, OfficeCalendar calendar) {
    String text = text(field);
    if (text == null) {
      return null;
    }
    return text.length() == 10 ? calendar.close(LocalDate.parse(text)) : instant(text);
  }

  @Override
  public String toString() {
    return said + " known " + knownAt;
  }
}
