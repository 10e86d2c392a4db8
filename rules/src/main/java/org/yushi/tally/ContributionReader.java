package org.yushi.tally;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yushi.casework.EventType;

/** Reads what {@link ContributionWriter#version} wrote. */
public final class ContributionReader {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ContributionReader() {}

  /**
   * A contribution as it was known from an instant on.
   *
   * @param sequence higher than that of every earlier version
   * @param knownAt supervision time
   * @param contribution what is counted
   */
  public record Version(long sequence, Instant knownAt, Contribution contribution) {}

  /**
   * Reads one version.
   *
   * @throws IllegalArgumentException if it is none, saying what is wrong
   */
  public static Version version(String json) {
    try {
      JsonNode root = JSON.readTree(json);
      return new Version(
          needed(root, "sequence").longValue(),
          Instant.parse(needed(root, "knownAt").asText()),
          contribution(needed(root, "counted")));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
    }
  }

  private static Contribution contribution(JsonNode node) {
    ZoneId zone = ZoneId.of(needed(node, "zone").asText());
    String end = text(node, "end");
    Instant endedAt = instant(node, "endedAt");
    return new Contribution(
        Contribution.Of.valueOf(needed(node, "of").asText()),
        needed(node, "id").asText(),
        zone,
        new Contribution.Counted(
            code(node, "region"),
            code(node, "centre"),
            code(node, "department"),
            code(node, "window"),
            code(node, "item"),
            code(node, "channel"),
            code(node, "agentPoint")),
        day(node, "receivedOn"),
        day(node, "acceptedOn"),
        day(node, "deliveredOn"),
        end == null || endedAt == null
            ? null
            : new Contribution.Ending(
                EventType.valueOf(end), endedAt, LocalDate.ofInstant(endedAt, zone)),
        instant(node, "dueAt"),
        finish(node),
        deeds(node));
  }

  private static Contribution.@Nullable Finish finish(JsonNode node) {
    String timing = text(node, "timing");
    return timing == null
        ? null
        : new Contribution.Finish(
            Timing.valueOf(timing),
            node.path("onTheSpot").asBoolean(),
            node.path("lateByPromise").asBoolean(),
            node.path("lateByStatute").asBoolean(),
            number(node, "worked"),
            number(node, "promised"),
            number(node, "statutory"));
  }

  private static List<Deed> deeds(JsonNode node) {
    List<Deed> deeds = new ArrayList<>();
    for (JsonNode each : node.path("deeds")) {
      deeds.add(
          new Deed(
              Deed.Kind.valueOf(needed(each, "kind").asText()),
              LocalDate.parse(needed(each, "on").asText()),
              each.path("amount").asLong(),
              text(each, "source")));
    }
    return deeds;
  }

  private static JsonNode needed(JsonNode node, String field) {
    JsonNode value = node.get(field);
    if (value == null) {
      throw new IllegalArgumentException(field + ": expected a value, found none");
    }
    return value;
  }

  private static @Nullable String text(JsonNode node, String field) {
    JsonNode value = node.get(field);
    return value == null ? null : value.asText();
  }

  private static String code(JsonNode node, String field) {
    String text = text(node, field);
    return text == null ? "" : text;
  }

  private static @Nullable Long number(JsonNode node, String field) {
    JsonNode value = node.get(field);
    return value == null ? null : value.asLong();
  }

  private static @Nullable LocalDate day(JsonNode node, String field) {
    String text = text(node, field);
    return text == null ? null : LocalDate.parse(text);
  }

  private static @Nullable Instant instant(JsonNode node, String field) {
    String text = text(node, field);
    return text == null ? null : OffsetDateTime.parse(text).toInstant();
  }
}
