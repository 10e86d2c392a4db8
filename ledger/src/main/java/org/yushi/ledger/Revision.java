package org.yushi.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A revision of an alert as the ledger keeps it: its text, and what is asked for often.
 *
 * @param body the text as it was published
 * @param alertId the alert
 * @param number number in its thread
 * @param kind what it changed
 * @param reason what made it necessary
 * @param status how the alert stands
 * @param rule the rule
 * @param level level, or the one it had
 * @param decidedAt supervision time, with the offset of the place
 * @param since what the law counts from
 * @param from first instant at that level
 * @param until when it ended, or null
 * @param caseId the case, or null
 * @param place region, centre, department, window, item and kind of place; empty if not said
 * @param acts what people did that made it
 */
record Revision(
    String body,
    String alertId,
    int number,
    String kind,
    String reason,
    String status,
    String rule,
    String level,
    OffsetDateTime decidedAt,
    OffsetDateTime since,
    OffsetDateTime from,
    @Nullable OffsetDateTime until,
    @Nullable String caseId,
    Place place,
    List<Act> acts) {
  private static final ObjectMapper JSON = new ObjectMapper();

  record Place(
      String region,
      String centre,
      String department,
      String window,
      String item,
      String channel) {}

  /** What somebody did. */
  record Act(String kind, String by, String reason) {}

  /**
   * Reads a revision (docs/reference/alert.md).
   *
   * @throws IllegalArgumentException if it is none, saying what is wrong
   */
  static Revision of(String body) {
    try {
      JsonNode node = JSON.readTree(body);
      OffsetDateTime decidedAt = OffsetDateTime.parse(needed(node, "decidedAt"));
      String until = text(node, "until");
      return new Revision(
          body,
          needed(node, "alertId"),
          Integer.parseInt(needed(node, "revision")),
          needed(node, "kind"),
          needed(node, "reason"),
          needed(node, "status"),
          needed(node, "rule"),
          needed(node, "level"),
          decidedAt,
          OffsetDateTime.parse(needed(node, "since")),
          OffsetDateTime.parse(needed(node, "from")),
          until == null ? null : OffsetDateTime.parse(until),
          text(node, "caseId"),
          new Place(
              code(node, "region"),
              code(node, "centre"),
              code(node, "department"),
              code(node, "window"),
              code(node, "item"),
              code(node, "place")),
          acts(node, decidedAt));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
    }
  }

  private static List<Act> acts(JsonNode node, OffsetDateTime decidedAt) {
    List<Act> acts = new ArrayList<>();
    for (JsonNode act : node.path("acts")) {
      if (OffsetDateTime.parse(needed(act, "at")).isEqual(decidedAt)) {
        acts.add(new Act(needed(act, "act"), needed(act, "by"), code(act, "reason")));
      }
    }
    return acts;
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

  private static String code(JsonNode node, String field) {
    String text = text(node, field);
    return text == null ? "" : text;
  }
}
