package org.yushi.local.county;

import java.util.List;

/** Lines that are no events: each broken in its own way. */
final class BrokenLines {
  private static final int TOO_LONG = 4_001;

  private BrokenLines() {}

  static List<String> all() {
    return List.of(
        "系统升级，数据见附件",
        "{\"eventId\":\"x1\",\"caseId\":\"SF26-00001\",\"type\":\"DECI",
        "[\"eventId\",\"x2\"]",
        event("x3", "\"type\":\"DECIDED\""),
        event("x4", "\"type\":\"DECIDED\",\"occurredAt\":\"2026-03-05 10:00\""),
        event("x5", "\"type\":\"DECIDED\",\"occurredAt\":\"2206-03-05T10:00:00+08:00\""),
        event("x6", "\"type\":\"办结\",\"occurredAt\":\"2026-03-05T10:00:00+08:00\""),
        event("x7", "\"occurredAt\":\"2026-03-05T10:00:00+08:00\""),
        event(
            "x8",
            "\"type\":\"DECIDED\",\"occurredAt\":\"2026-03-05T10:00:00+08:00\",\"reason\":\""
                + "长".repeat(TOO_LONG)
                + "\""),
        "{\"eventId\":\"x9\",\"type\":\"DECIDED\",\"occurredAt\":\"2026-03-05T10:00:00+08:00\","
            + "\"reason\":\"无办件编号，身份证 510999199003071230\"}");
  }

  private static String event(String eventId, String rest) {
    return "{\"eventId\":\"" + eventId + "\",\"caseId\":\"SF26-00001\"," + rest + "}";
  }
}
