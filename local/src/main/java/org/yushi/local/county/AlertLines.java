package org.yushi.local.county;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.yushi.casework.CaseEventWriter;

/** Writes the truth in the words of the alerts. */
public final class AlertLines {
  private static final ObjectMapper JSON = new ObjectMapper();

  private AlertLines() {}

  /** Truth as lines of JSON, in the words of the alerts. */
  public static List<String> truth(List<PlantedAlert> truth) {
    return truth.stream().map(planted -> line(planted).toString()).toList();
  }

  /** What an alert says, as JSON. */
  public static ObjectNode json(AlertFacts facts) {
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
