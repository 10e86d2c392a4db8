package org.yushi.alert;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Writes an act as a record of the topic of acts (docs/reference/alert-actions.md). */
public final class ActWriter {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ActWriter() {}

  /** The act without when it became known: that is for the broker to say. */
  public static String write(Act act) {
    return JSON.createObjectNode()
        .put("actionId", act.id())
        .put("alertId", act.alertId())
        .put("act", act.kind().name())
        .put("by", act.by())
        .put("reason", act.reason())
        .toString();
  }
}
