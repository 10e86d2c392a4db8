package org.yushi.casework;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Writes an event as one line of the contract; what is not said is left out. */
public final class CaseEventWriter {
  /** ISO-8601 with milliseconds and offset, as everywhere in Yushi. */
  public static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX");

  private final ObjectMapper json =
      JsonMapper.builder().disable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
  private final DateTimeFormatter times;

  /** A writer that gives instants with the offset of this zone. */
  public CaseEventWriter(ZoneId zone) {
    times = INSTANT.withZone(zone);
  }

  /** The event as one line of JSON, without line break. */
  public String write(CaseEvent event) {
    StringWriter line = new StringWriter(256);
    try (JsonGenerator out = json.createGenerator(line)) {
      out.writeStartObject();
      text(out, "eventId", event.eventId());
      text(out, "caseId", event.caseId());
      text(out, "type", event.type().name());
      time(out, "occurredAt", event.occurredAt());
      time(out, "ingestedAt", event.ingestedAt());
      text(out, "source", event.source());
      if (event.sourceSeq() != 0) {
        out.writeNumberField("sourceSeq", event.sourceSeq());
      }
      text(out, "item", event.item());
      where(out, event.where());
      text(out, "applicant", event.applicant());
      text(out, "matter", event.matter());
      text(out, "parentCase", event.parentCase());
      dayOrInstant(out, "promisedBy", event.promisedBy());
      details(out, event.details());
      Correction correction = event.correction();
      if (correction != null) {
        text(out, "amends", correction.amends());
        if (correction.voids()) {
          out.writeBooleanField("voids", true);
        }
        time(out, "amendedOccurredAt", correction.amendedOccurredAt());
      }
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.toString();
  }

  private static void where(JsonGenerator out, Where where) throws IOException {
    text(out, "region", where.region());
    text(out, "centre", where.centre());
    text(out, "window", where.window());
    text(out, "place", where.place());
    text(out, "department", where.department());
    text(out, "handler", where.handler());
  }

  private void details(JsonGenerator out, Details details) throws IOException {
    text(out, "stepKind", details.stepKind());
    text(out, "endCode", details.endCode());
    text(out, "ground", details.ground());
    text(out, "noticeNo", details.noticeNo());
    dayOrInstant(out, "declaredEnd", details.declaredEnd());
    if (details.days() != null) {
      out.writeNumberField("days", details.days());
    }
    text(out, "approver", details.approver());
    time(out, "requestedAt", details.requestedAt());
    text(out, "reason", details.reason());
    if (details.feeFen() != null) {
      out.writeNumberField("amount", BigDecimal.valueOf(details.feeFen(), 2));
    }
    if (details.rating() != null) {
      out.writeNumberField("rating", details.rating());
    }
  }

  private static void text(JsonGenerator out, String field, @Nullable Object value)
      throws IOException {
    if (value != null) {
      out.writeStringField(field, value.toString());
    }
  }

  private void time(JsonGenerator out, String field, @Nullable Instant value) throws IOException {
    if (value != null) {
      out.writeStringField(field, times.format(value));
    }
  }

  private void dayOrInstant(JsonGenerator out, String field, @Nullable DayOrInstant value)
      throws IOException {
    if (value != null && value.instant() != null) {
      time(out, field, value.instant());
    } else if (value != null) {
      text(out, field, value.date());
    }
  }
}
