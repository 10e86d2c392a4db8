package org.yushi.local.year;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one case by an instant: duplicates dropped, conflicts settled, corrections
 * worked in.
 */
final class PlainCase {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> ENDS = Set.of("DECIDED", "REFUSED", "WITHDRAWN", "VOIDED");

  /** The fields that a correction may replace. */
  private static final List<String> CORRECTABLE =
      List.of(
          "item",
          "region",
          "centre",
          "window",
          "place",
          "department",
          "handler",
          "applicant",
          "matter",
          "parentCase",
          "promisedBy",
          "stepKind",
          "endCode",
          "ground",
          "noticeNo",
          "declaredEnd",
          "days",
          "approver",
          "requestedAt",
          "reason",
          "amount",
          "rating");

  /**
   * What an event said from some time on.
   *
   * @param event the event as it was then
   * @param knownAt since when it was said so
   * @param source who said so
   */
  record Version(PlainEvent event, Instant knownAt, @Nullable String source) {}

  /** A correction that is worked into an event, from when both are known. */
  private record Reach(PlainEvent correction, Instant since) {}

  private final Instant knownBy;
  private final Map<String, PlainEvent> reported;
  private final Map<String, List<Reach>> reaches = new HashMap<>();
  private final List<PlainEvent> events = new ArrayList<>();

  /**
   * The case as known by an instant.
   *
   * @param all its events in any order
   */
  PlainCase(Collection<PlainEvent> all, Instant knownBy) {
    this.knownBy = knownBy;
    reported = settled(all.stream().filter(each -> !each.knownAt().isAfter(knownBy)).toList());
    for (PlainEvent event : reported.values()) {
      if (event.is("CORRECTED") && !voids(event) && !struckOut(event)) {
        reach(event);
      }
    }
    for (PlainEvent event : reported.values()) {
      if (!event.is("CORRECTED") && !struckOut(event)) {
        events.add(workedIn(event, knownBy));
      }
    }
    events.sort(PlainEvent.BUSINESS_ORDER);
  }

  /** One event per id: of the same content the earliest, of several contents the highest number. */
  static Map<String, PlainEvent> settled(List<PlainEvent> known) {
    Map<ObjectNode, PlainEvent> contents = new LinkedHashMap<>();
    for (PlainEvent each : known) {
      PlainEvent other = contents.get(each.said());
      if (other == null || each.knownAt().isBefore(other.knownAt())) {
        contents.put(each.said(), each);
      }
    }
    Map<String, PlainEvent> settled = new LinkedHashMap<>();
    for (PlainEvent each : contents.values()) {
      PlainEvent other = settled.get(each.id());
      if (other == null || each.sourceSeq() > other.sourceSeq()) {
        settled.put(each.id(), each);
      }
    }
    return settled;
  }

  private static boolean voids(PlainEvent correction) {
    return correction.said().path("voids").asBoolean(false);
  }

  private static String amends(PlainEvent correction) {
    return correction.said().path("amends").asText();
  }

  /** Whether a correction that is not itself struck out strikes the event out. */
  boolean struckOut(PlainEvent event) {
    return struckOut(event, new HashSet<>());
  }

  private boolean struckOut(PlainEvent event, Set<String> seen) {
    if (!seen.add(event.id())) {
      return false;
    }
    return reported.values().stream()
        .filter(each -> each.is("CORRECTED") && voids(each) && amends(each).equals(event.id()))
        .anyMatch(each -> !struckOut(each, seen));
  }

  /** Follows a correction to the event it is about; nowhere if one on the way is struck out. */
  private void reach(PlainEvent correction) {
    Instant since = correction.knownAt();
    Set<String> seen = new HashSet<>();
    PlainEvent target = correction;
    while (target.is("CORRECTED")) {
      PlainEvent next = reported.get(amends(target));
      if (next == null || struckOut(next) || !seen.add(next.id())) {
        return;
      }
      since = next.knownAt().isAfter(since) ? next.knownAt() : since;
      target = next;
    }
    reaches.computeIfAbsent(target.id(), id -> new ArrayList<>()).add(new Reach(correction, since));
  }

  private List<Reach> reaching(PlainEvent event) {
    return reaches.getOrDefault(event.id(), List.of());
  }

  /** An event with the corrections that had reached it by then, in business order. */
  private PlainEvent workedIn(PlainEvent event, Instant by) {
    PlainEvent amended = event;
    for (PlainEvent correction :
        reaching(event).stream()
            .filter(each -> !each.since().isAfter(by))
            .map(Reach::correction)
            .sorted(PlainEvent.BUSINESS_ORDER)
            .toList()) {
      ObjectNode fields = JSON.createObjectNode();
      for (String field : CORRECTABLE) {
        JsonNode value = correction.said().get(field);
        if (value != null && correction.text(field) != null) {
          fields.set(field, value);
        }
      }
      amended = amended.with(correction.text("amendedOccurredAt"), fields);
    }
    return amended;
  }

  /** By when it is known. */
  Instant knownBy() {
    return knownBy;
  }

  /** One event per id as it was reported, struck out or not, corrections too. */
  Collection<PlainEvent> reported() {
    return reported.values();
  }

  /** What counts, corrections worked in, in business order; without the corrections. */
  List<PlainEvent> events() {
    return events;
  }

  /** Those of a type, in business order. */
  List<PlainEvent> events(String type) {
    return events.stream().filter(each -> each.is(type)).toList();
  }

  private @Nullable PlainEvent first(String type) {
    return events.stream().filter(each -> each.is(type)).findFirst().orElse(null);
  }

  /** The first receipt. */
  @Nullable PlainEvent receipt() {
    return first("RECEIVED");
  }

  /** The first acceptance. */
  @Nullable PlainEvent acceptance() {
    return first("ACCEPTED");
  }

  /** The first delivery. */
  @Nullable PlainEvent delivery() {
    return first("DELIVERED");
  }

  /** The earlier of receipt and acceptance. */
  @Nullable PlainEvent intake() {
    return events.stream()
        .filter(each -> each.is("RECEIVED") || each.is("ACCEPTED"))
        .findFirst()
        .orElse(null);
  }

  /** The first event that ends a case. */
  @Nullable PlainEvent end() {
    return events.stream().filter(each -> ENDS.contains(each.type())).findFirst().orElse(null);
  }

  /**
   * What an event said one after another: at first, and from each correction on that still counts.
   */
  List<Version> versions(PlainEvent event) {
    PlainEvent original = reported.get(event.id());
    if (original == null) {
      throw new IllegalArgumentException("no event of this case: " + event);
    }
    List<Version> versions = new ArrayList<>();
    versions.add(new Version(original, original.knownAt(), original.text("source")));
    reaching(original).stream()
        .sorted(Comparator.comparing(Reach::since))
        .forEach(
            each ->
                versions.add(
                    new Version(
                        workedIn(original, each.since()),
                        each.since(),
                        each.correction().text("source"))));
    return versions;
  }
}
