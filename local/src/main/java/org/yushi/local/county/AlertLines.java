package org.yushi.local.county;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yushi.casework.CaseEventWriter;

/** Reads the alerts that a replay wrote, and writes the truth in the same words. */
public final class AlertLines {
  private static final ObjectMapper JSON = new ObjectMapper();

  private AlertLines() {}

  /**
   * The alerts of a file, one a line.
   *
   * @throws IOException if it cannot be read, or a line is no alert
   */
  public static List<FoundAlert> read(Path file) throws IOException {
    List<FoundAlert> alerts = new ArrayList<>();
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        alerts.add(alert(file + ":" + (i + 1), JSON.readTree(lines.get(i))));
      }
    }
    return alerts;
  }

  private static FoundAlert alert(String place, JsonNode alert) throws IOException {
    JsonNode subject = alert.path("subject");
    Instant from = instant(alert, "from");
    if (from == null || !alert.hasNonNull("rule") || !subject.hasNonNull("id")) {
      throw new IOException(place + ": expected an alert with rule, subject and from");
    }
    return new FoundAlert(
        alert.path("alertId").asText(),
        new AlertFacts(
            alert.path("rule").asText(),
            subject.path("kind").asText(),
            subject.path("id").asText(),
            alert.path("about").asText(),
            alert.path("level").asText(),
            alert.path("status").asText(),
            from,
            instant(alert, "until")));
  }

  private static @Nullable Instant instant(JsonNode alert, String field) {
    return alert.hasNonNull(field)
        ? OffsetDateTime.parse(alert.path(field).asText()).toInstant()
        : null;
  }

  /** Truth as lines of JSON, in the words of the alerts. */
  public static List<String> truth(List<PlantedAlert> truth) {
    return truth.stream().map(planted -> line(planted).toString()).toList();
  }

  /** What an alert says, as JSON. */
  static ObjectNode json(AlertFacts facts) {
    ObjectNode alert = JSON.createObjectNode();
    alert.put("rule", facts.rule());
    alert.put("level", facts.level());
    alert.put("status", facts.status());
    alert.putObject("subject").put("kind", facts.subjectKind()).put("id", facts.subjectId());
    alert.put("about", facts.about());
    alert.put("from", text(facts.from()));
    if (facts.until() != null) {
      alert.put("until", text(facts.until()));
    }
    return alert;
  }

  private static ObjectNode line(PlantedAlert planted) {
    ObjectNode alert = json(planted.facts());
    wording(alert.putObject("scenario"), planted.scenario());
    return alert;
  }

  /** What was planted in each case as lines of JSON. */
  public static List<String> cases(List<PlantedCase> cases) {
    List<String> lines = new ArrayList<>();
    for (PlantedCase planted : cases) {
      ObjectNode line = JSON.createObjectNode().put("caseId", planted.caseId());
      if (!planted.rule().isEmpty()) {
        line.put("rule", planted.rule()).put("exception", planted.exception());
      }
      wording(line.putObject("scenario"), planted.scenario());
      lines.add(line.toString());
    }
    return lines;
  }

  private static void wording(ObjectNode node, Wording wording) {
    node.put("zh-CN", wording.zh()).put("en", wording.en());
  }

  private static String text(Instant instant) {
    return CaseEventWriter.INSTANT.format(instant.atOffset(DeskTime.OFFSET));
  }
}
