package org.yushi.local.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What an export wrote.
 *
 * @param events lines that a replay can take in
 * @param rejected lines that it cannot, as the live job could not
 * @param ticks records that only told time, left out
 * @param completeTo up to which instant, inclusive, everything that was known then is in the file;
 *     empty if a partition never had a record
 * @param gone offset of the first record by partition, where older ones were deleted
 * @param out the file
 */
public record ExportSummary(
    long events,
    long rejected,
    long ticks,
    Optional<Instant> completeTo,
    Map<String, Long> gone,
    Path out) {

  /** For people. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "导出完成 Exported: %,d 事件 events, %,d 不可收 that cannot be taken in; %,d 打点略过 ticks left out → %s",
            events,
            rejected,
            ticks,
            out));
    text.append(
        completeTo
            .map(
                time ->
                    "%n完整至 Complete up to %s（replay --as-of 不应更晚 expected no later）"
                        .formatted(time))
            .orElse(
                "%n有分区从无记录，无从知道完整至何时 A partition never had a record: nobody can say up to when it is complete"
                    .formatted()));
    gone.forEach(
        (partition, first) ->
            text.append(
                "%n警告 warning: %s 自位移 %d 起，更早的已被删除 begins at offset %d, older records were deleted"
                    .formatted(partition, first, first)));
    return text.toString();
  }

  /** For programs. */
  public String json() {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("events", events);
    json.put("rejected", rejected);
    json.put("ticks", ticks);
    completeTo.ifPresent(time -> json.put("completeTo", time.toString()));
    ObjectNode begins = json.putObject("deletedBefore");
    gone.forEach(begins::put);
    json.put("out", out.toString());
    return json.toString();
  }
}
