package org.yushi.local.county;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A revision of an alert as it was published.
 *
 * @param alertId the alert
 * @param number which revision of it, from 1
 * @param kind what it changed: RAISED, HIGHER, …
 * @param decidedAt supervision time
 * @param facts what it says
 * @param since from when the law counts
 * @param grade what of its rule it says, such as PAST_PROMISE
 * @param title what the rule is called, in Chinese
 * @param item service item, empty if none is known
 * @param window window, empty if none is known
 */
public record SeenRevision(
    String alertId,
    int number,
    String kind,
    Instant decidedAt,
    AlertFacts facts,
    Instant since,
    String grade,
    String title,
    String item,
    String window) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Reads a revision from its line of JSON.
   *
   * @throws IOException if it is none
   */
  public static SeenRevision read(String line) throws IOException {
    JsonNode alert = tree(line);
    JsonNode subject = alert.path("subject");
    Instant from = instant(alert, "from");
    Instant since = instant(alert, "since");
    Instant decidedAt = instant(alert, "decidedAt");
    if (!alert.hasNonNull("alertId")
        || !alert.hasNonNull("revision")
        || from == null
        || since == null
        || decidedAt == null) {
      throw new IOException(
          "expected a revision with alertId, revision, from, since and decidedAt, found " + line);
    }
    return new SeenRevision(
        alert.path("alertId").asText(),
        alert.path("revision").asInt(),
        alert.path("kind").asText(),
        decidedAt,
        new AlertFacts(
            alert.path("rule").asText(),
            subject.path("kind").asText(),
            subject.path("id").asText(),
            alert.path("about").asText(),
            alert.path("level").asText(),
            alert.path("status").asText(),
            from,
            instant(alert, "until")),
        since,
        grade(alert),
        alert.path("title").path("zh-CN").asText(),
        alert.path("item").asText(),
        alert.path("window").asText());
  }

  /** The grade of the last step that is of the alert's level. */
  private static String grade(JsonNode alert) {
    String grade = "";
    for (JsonNode step : alert.path("line")) {
      if (step.path("level").asText().equals(alert.path("level").asText())) {
        grade = step.path("grade").asText();
      }
    }
    return grade;
  }

  private static JsonNode tree(String line) throws IOException {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IOException("expected a revision of an alert in JSON, found " + line, e);
    }
  }

  private static @Nullable Instant instant(JsonNode alert, String field) {
    return alert.hasNonNull(field)
        ? OffsetDateTime.parse(alert.path(field).asText()).toInstant()
        : null;
  }
}
