package org.yushi.local.year;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event being made up: its fields, when it happened and when that became known. */
final class DraftEvent {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ZoneOffset OFFSET = ZoneOffset.ofHours(8);

  private final Map<String, Object> fields;
  private Instant at;
  private Instant known;
  private boolean silentOfKnown;
  private boolean told;

  DraftEvent(String eventId, String type, Instant at) {
    fields = new LinkedHashMap<>();
    fields.put("eventId", eventId);
    fields.put("type", type);
    this.at = at;
    this.known = at;
    at(at);
  }

  private DraftEvent(DraftEvent other) {
    fields = new LinkedHashMap<>(other.fields);
    at = other.at;
    known = other.known;
    silentOfKnown = other.silentOfKnown;
    told = other.told;
  }

  /** The same event, to be told once more. */
  DraftEvent copy() {
    return new DraftEvent(this);
  }

  /** Writes an instant as events do. */
  static String text(Instant instant) {
    return OffsetDateTime.ofInstant(instant, OFFSET).toString();
  }

  /** Sets a field, or leaves it out (null). */
  DraftEvent with(String field, @Nullable Object value) {
    if (value == null) {
      fields.remove(field);
    } else {
      fields.put(field, value);
    }
    return this;
  }

  /** Sets several fields. */
  DraftEvent with(Map<String, ?> more) {
    fields.putAll(more);
    return this;
  }

  /** A field's value, or null. */
  @Nullable Object get(String field) {
    return fields.get(field);
  }

  String id() {
    return String.valueOf(fields.get("eventId"));
  }

  String type() {
    return String.valueOf(fields.get("type"));
  }

  Instant at() {
    return at;
  }

  /** Lets it happen at another time. */
  DraftEvent at(Instant instant) {
    at = instant;
    fields.put("occurredAt", text(instant));
    return this;
  }

  Instant known() {
    return known;
  }

  /** Lets it become known at a time. */
  DraftEvent known(Instant instant) {
    known = instant;
    silentOfKnown = false;
    told = true;
    return this;
  }

  /** Lets it not say when it became known: it counts as known when it happened. */
  DraftEvent knownUnsaid() {
    known = at;
    silentOfKnown = true;
    told = true;
    return this;
  }

  /** Whether it was said when it becomes known. */
  boolean told() {
    return told;
  }

  boolean saysKnown() {
    return !silentOfKnown;
  }

  /** The line of JSON. */
  String line() {
    Map<String, Object> all = new LinkedHashMap<>(fields);
    if (!silentOfKnown) {
      all.put("ingestedAt", text(known));
    }
    try {
      return JSON.writeValueAsString(all);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
