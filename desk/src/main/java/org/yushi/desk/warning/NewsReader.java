package org.yushi.desk.warning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yushi.alert.Act;
import org.yushi.alert.AlertStatus;
import org.yushi.alert.Reason;
import org.yushi.alert.RevisionKind;
import org.yushi.casework.Place;
import org.yushi.casework.Where;
import org.yushi.rulebook.Bilingual;
import org.yushi.rulebook.Level;
import org.yushi.verdict.SubjectRef;

/** Reads revisions of alerts (docs/reference/alert.md). */
public final class NewsReader {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A newer job may know more that people can do. */
  private static final Set<String> KNOWN_ACTS =
      Arrays.stream(Act.Kind.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

  private NewsReader() {}

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if it is none, saying what is wrong
   */
  public static News read(String json) {
    try {
      return read(JSON.readTree(json));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
    }
  }

  private static News read(JsonNode node) {
    JsonNode subject = node.path("subject");
    JsonNode evidence = node.path("evidence");
    String alertId = needed(node, "alertId");
    return new News(
        alertId,
        Integer.parseInt(needed(node, "revision")),
        RevisionKind.valueOf(needed(node, "kind")),
        Reason.valueOf(needed(node, "reason")),
        AlertStatus.valueOf(needed(node, "status")),
        Level.valueOf(needed(node, "level")),
        instant(needed(node, "decidedAt")),
        needed(node, "rule"),
        grade(node.path("line"), needed(node, "from")),
        bilingual(node.path("title")),
        new SubjectRef(SubjectRef.Kind.valueOf(needed(subject, "kind")), needed(subject, "id")),
        text(node, "item"),
        where(node),
        instant(needed(node, "from")),
        instant(needed(node, "since")),
        dueAt(node),
        node.path("audience").asText(""),
        node.path("confirm").asBoolean(false),
        acts(node.path("acts"), alertId),
        others(evidence.path("units")),
        node.path("rulebook").asText(""),
        bilingual(evidence.path("computation")),
        bilingual(evidence.path("basis")));
  }

  private static Where where(JsonNode node) {
    String place = text(node, "place");
    return new Where(
        text(node, "region"),
        text(node, "centre"),
        text(node, "window"),
        place == null ? null : Place.valueOf(place),
        text(node, "department"),
        text(node, "handler"));
  }

  private static @Nullable Instant dueAt(JsonNode node) {
    String dueAt = text(node, "dueAt");
    return dueAt == null ? null : instant(dueAt);
  }

  /** Of the step that counts, whose first instant is the alert's; else of the newest. */
  private static String grade(JsonNode line, String from) {
    String grade = "";
    for (JsonNode step : line) {
      grade = step.path("grade").isTextual() ? step.path("grade").asText() : grade;
      if (from.equals(text(step, "from"))) {
        break;
      }
    }
    return grade;
  }

  private static List<Act> acts(JsonNode acts, String alertId) {
    List<Act> read = new ArrayList<>();
    for (JsonNode act : acts) {
      if (!KNOWN_ACTS.contains(act.path("act").asText())) {
        continue;
      }
      read.add(
          new Act(
              "",
              alertId,
              Act.Kind.valueOf(needed(act, "act")),
              needed(act, "by"),
              act.path("reason").asText(""),
              instant(needed(act, "at"))));
    }
    return read;
  }

  private static List<Where> others(JsonNode units) {
    List<Where> others = new ArrayList<>();
    units.forEach(unit -> others.add(where(unit)));
    return others;
  }

  private static Bilingual bilingual(JsonNode both) {
    return new Bilingual(both.path("zh-CN").asText(), both.path("en").asText());
  }

  private static Instant instant(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }

  private static String needed(JsonNode node, String field) {
    String value = text(node, field);
    if (value == null) {
      throw new IllegalArgumentException(field + ": expected a value, found none");
    }
    return value;
  }

  private static @Nullable String text(JsonNode node, String field) {
    JsonNode value = node.get(field);
    return value == null || value.isNull() ? null : value.asText();
  }
}
