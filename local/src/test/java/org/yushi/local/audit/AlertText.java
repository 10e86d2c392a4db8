package org.yushi.local.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Revisions of alerts as they are published (docs/reference/alert.md). */
public final class AlertText {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode node = JSON.createObjectNode();

  private AlertText() {}

  /** A red alert about an overdue case, just issued. */
  public static AlertText overdue(String alertId, String caseId, String decidedAt) {
    AlertText text = new AlertText();
    text.node
        .put("alertId", alertId)
        .put("revision", 1)
        .put("kind", "RAISED")
        .put("reason", "FACT")
        .put("decidedAt", decidedAt)
        .put("rule", "overdue")
        .put("level", "RED")
        .put("status", "ACTIVE")
        .put("caseId", caseId)
        .put("about", "")
        .put("region", "510000")
        .put("centre", "C1")
        .put("department", "D-MKT")
        .put("window", "W01")
        .put("item", "MKT-01")
        .put("since", "2026-03-05T17:00:00.000+08:00")
        .put("from", "2026-03-05T17:00:00.001+08:00")
        .put("rulebook", "0".repeat(64));
    text.node
        .putArray("line")
        .addObject()
        .put("from", "2026-03-05T17:00:00.001+08:00")
        .put("since", "2026-03-05T17:00:00.000+08:00")
        .put("grade", "PAST_PROMISE")
        .put("level", "RED");
    text.node.putObject("title").put("zh-CN", "超期").put("en", "Overdue");
    text.node.putObject("subject").put("kind", "CASE").put("id", caseId);
    text.node
        .putObject("evidence")
        .putObject("computation")
        .put("zh-CN", "应于3月5日办结。")
        .put("en", "Due on 5 March.");
    return text;
  }

  public AlertText with(String field, String value) {
    node.put(field, value);
    return this;
  }

  /** What has to be confirmed before anybody hears of it. */
  public AlertText confirmed() {
    node.put("confirm", true);
    return this;
  }

  /** What a person did about it, after what was done before. */
  public AlertText acted(String act, String by, String reason, String at) {
    ArrayNode acts = node.withArray("/acts").deepCopy();
    acts.addObject().put("act", act).put("by", by).put("reason", reason).put("at", at);
    node.set("acts", acts);
    node.put("reason", "PERSON");
    return this;
  }

  AlertText without(String field) {
    node.remove(field);
    return this;
  }

  AlertText computed(String chinese) {
    node.withObject("/evidence/computation").put("zh-CN", chinese);
    return this;
  }

  /** The next one in its thread. */
  public AlertText next(int revision, String kind, String status, String decidedAt) {
    AlertText text = new AlertText();
    text.node.setAll(node);
    text.node
        .put("revision", revision)
        .put("kind", kind)
        .put("status", status)
        .put("decidedAt", decidedAt);
    return text;
  }

  public String json() {
    return node.toString();
  }
}
