package org.yushi.local;

import java.util.ArrayList;
import java.util.List;

/** Lines of a small, ordinary county log: forty cases of three days, some late, some open. */
final class CountyEvents {
  static final String AS_OF = "2026-04-30T00:00:00+08:00";

  private CountyEvents() {}

  static List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String id = "case-" + i;
      String item = "\"item\":\"MKT-01\",\"window\":\"W01\",\"department\":\"D-MKT\"";
      lines.add(line(id, 1, "RECEIVED", 2 + i % 5, "09:10", item));
      String promise = i % 3 == 0 ? ",\"promisedBy\":\"2026-03-09T12:00:00+08:00\"" : "";
      lines.add(line(id, 2, "ACCEPTED", 2 + i % 5, "10:00", item + promise));
      lines.add(line(id, 3, "STEP_FINISHED", 2 + i % 5, "11:00", "\"stepKind\":\"HANDLING\""));
      if (i % 4 != 0) {
        lines.add(line(id, 4, "DECIDED", 4 + i % 9, "15:00", "\"endCode\":\"6\""));
      }
    }
    return lines;
  }

  static String line(
      String caseId, int number, String type, int dayOfMarch, String time, String more) {
    return "{\"eventId\":\"%s-%d\",\"caseId\":\"%s\",\"type\":\"%s\",\"source\":\"centre\",\"occurredAt\":\"2026-03-%02dT%s:00+08:00\",%s}"
        .formatted(caseId, number, caseId, type, dayOfMarch, time, more);
  }
}
