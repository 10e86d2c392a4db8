package org.yushi.supervision;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.yushi.casework.CaseEvent;
import org.yushi.casework.CaseEventReader;
import org.yushi.casework.EventType;
import org.yushi.casework.RejectedEventException;
import org.yushi.rulebook.RulebookBundle;
import org.yushi.rulebook.RulebookException;

/** Named instants and events of a case in the shipped county; times are those of its clocks. */
final class Events {
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  static final Instant AS_OF = at("2026-12-15T00:00");

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private Events() {}

  static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(ZONE).toInstant();
  }

  static CaseEvent event(String caseId, EventType type, String at, String... fields) {
    return known(caseId, type, at, at, fields);
  }

  static CaseEvent known(String caseId, EventType type, String at, String known, String... fields) {
    return event(caseId, "e" + NUMBER.incrementAndGet(), type, at, known, fields);
  }

  static CaseEvent event(
      String caseId, String id, EventType type, String at, String known, String... fields) {
    StringBuilder json = new StringBuilder();
    json.append("{\"eventId\":\"").append(id).append("\",\"caseId\":\"").append(caseId);
    json.append("\",\"type\":\"").append(type).append("\",\"source\":\"centre\"");
    json.append(",\"occurredAt\":\"").append(at(at).atZone(ZONE).toOffsetDateTime()).append('"');
    json.append(",\"ingestedAt\":\"").append(at(known).atZone(ZONE).toOffsetDateTime());
    json.append('"');
    for (String field : List.of(fields)) {
      json.append(',').append(field);
    }
    json.append('}');
    try {
      return new CaseEventReader().read(json.toString().getBytes(StandardCharsets.UTF_8));
    } catch (RejectedEventException e) {
      throw new IllegalArgumentException(json.toString(), e);
    }
  }

  /** A rulebook with a text of one of its files replaced. */
  static RulebookBundle replacing(RulebookBundle rulebook, String file, String old, String text) {
    SortedMap<String, byte[]> files = new TreeMap<>(rulebook.files());
    String before = new String(files.get(file), StandardCharsets.UTF_8);
    if (!before.contains(old)) {
      throw new IllegalArgumentException(file + " does not hold " + old);
    }
    files.put(file, before.replace(old, text).getBytes(StandardCharsets.UTF_8));
    return RulebookBundle.of(files);
  }

  /** A shipped rulebook with one rule less. */
  static RulebookBundle without(String rule, String rulebook) throws RulebookException {
    return without(rule, RulebookBundle.shipped(rulebook));
  }

  /** A rulebook with one rule less. */
  static RulebookBundle without(String rule, RulebookBundle rulebook) {
    SortedMap<String, byte[]> files = new TreeMap<>(rulebook.files());
    files.keySet().removeIf(name -> name.contains("rules/" + rule + "/"));
    files.replaceAll(
        (name, bytes) ->
            name.endsWith("policy.csv")
                ? new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .filter(row -> !row.startsWith(rule + ","))
                    .collect(Collectors.joining("\n"))
                    .getBytes(StandardCharsets.UTF_8)
                : bytes);
    return RulebookBundle.of(files);
  }
}
