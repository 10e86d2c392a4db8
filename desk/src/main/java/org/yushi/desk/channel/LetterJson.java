package org.yushi.desk.channel;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** A letter as JSON in one line; docs/reference/notices.md says what the fields mean. */
final class LetterJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private LetterJson() {}

  static String of(Letter letter) {
    return written(letter, JSON.createObjectNode());
  }

  /** The same, and when it was sent. */
  static String of(Letter letter, Instant sentAt) {
    return written(letter, JSON.createObjectNode().put("sentAt", sentAt.toString()));
  }

  private static String written(Letter letter, ObjectNode begun) {
    ObjectNode node =
        begun
            .put("id", letter.id())
            .put("kind", letter.kind().name())
            .put("level", letter.level().name())
            .put("notices", letter.notices())
            .put("to", letter.to().toString())
            .put("recipient", letter.recipient())
            .put("subject", letter.subject())
            .put("text", letter.text());
    ArrayNode alerts = node.putArray("alerts");
    for (Letter.AlertRef alert : letter.alerts()) {
      alerts
          .addObject()
          .put("alertId", alert.alertId())
          .put("revision", alert.revision())
          .put("level", alert.level().name())
          .put("withdrawn", alert.withdrawn());
    }
    return node.toString();
  }
}
