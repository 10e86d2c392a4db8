package org.yushi.local.desk;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.yushi.desk.store.NoticeBook;

/** What became of notices, for people and for programs. */
public final class NoticeReport {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> STATES =
      Map.of(
          "PLANNED", "待发 planned",
          "COMPOSED", "在途 on its way",
          "SENT", "已送 sent",
          "UNDELIVERABLE", "送不到 undeliverable",
          "UNREACHABLE", "无联系方式 no contact",
          "DROPPED", "不再发 dropped");
  private static final Map<String, String> KINDS =
      Map.of(
          "WARNING", "预警 warning",
          "ESCALATION", "逐级上报 escalation",
          "FALLBACK", "代转 fallback",
          "WITHDRAWAL", "撤回 withdrawal");

  private static final Map<String, String> WHY =
      Map.of(
          "ended", "已结束 ended",
          "retracted", "已撤回 retracted",
          "lower", "已改轻 lower",
          "superseded", "已有更新 superseded",
          "answered", "已答复 answered",
          "unconfirmed", "待发布 unconfirmed",
          "not theirs", "不再归其知悉 not theirs",
          "told instead", "已代转 told instead",
          "never told", "未曾告知 never told",
          "no contact in places.csv", "places.csv 中没有联系方式 no contact in places.csv");

  private final DateTimeFormatter times;

  /** A report with instants in this zone. */
  public NoticeReport(ZoneId zone) {
    this.times = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(zone);
  }

  /** Who cannot be reached, as a table. */
  public String unreachable(List<NoticeBook.Unreachable> all) {
    if (all.isEmpty()) {
      return "都能送到 Everybody can be reached.\n";
    }
    return NoticeTable.draw(
        List.of("单位 recipient", "名称 name", "方式 by", "通知 notices", "最近 last", "原因 why"),
        all.stream()
            .map(
                each ->
                    List.of(
                        each.recipient(),
                        each.name(),
                        each.channel().isEmpty() ? "—" : each.channel(),
                        String.valueOf(each.notices()),
                        times.format(each.last()),
                        WHY.getOrDefault(each.problem(), each.problem())))
            .toList());
  }

  /** Notices, as a table. */
  public String lines(List<NoticeBook.Line> all) {
    if (all.isEmpty()) {
      return "没有通知 No notices.\n";
    }
    return NoticeTable.draw(
        List.of(
            "预警 alert", "类别 kind", "名称 name", "方式 by", "应发 due", "状态 state", "送达 sent", "说明 why"),
        all.stream()
            .map(
                each ->
                    List.of(
                        each.alertId() + " " + each.revision(),
                        KINDS.getOrDefault(each.kind(), each.kind()),
                        each.name(),
                        each.channel().isEmpty() ? "—" : each.channel(),
                        times.format(each.due()),
                        STATES.getOrDefault(each.state(), each.state()),
                        each.at() == null ? "" : times.format(each.at()),
                        WHY.getOrDefault(each.why(), each.why())))
            .toList());
  }

  /** Who cannot be reached, for programs. */
  public static String unreachableJson(List<NoticeBook.Unreachable> all) {
    ArrayNode array = JSON.createArrayNode();
    for (NoticeBook.Unreachable each : all) {
      array
          .addObject()
          .put("recipient", each.recipient())
          .put("name", each.name())
          .put("channel", each.channel())
          .put("notices", each.notices())
          .put("last", each.last().toString())
          .put("problem", each.problem());
    }
    return array.toString();
  }

  /** Notices, for programs. */
  public static String linesJson(List<NoticeBook.Line> all) {
    ArrayNode array = JSON.createArrayNode();
    for (NoticeBook.Line each : all) {
      ObjectNode node = array.addObject();
      node.put("alertId", each.alertId())
          .put("revision", each.revision())
          .put("kind", each.kind())
          .put("recipient", each.recipient())
          .put("name", each.name())
          .put("channel", each.channel())
          .put("due", each.due().toString())
          .put("state", each.state());
      Instant sent = each.at();
      if (sent != null) {
        node.put("sent", sent.toString());
      }
      node.put("why", each.why()).put("letter", each.letter());
    }
    return array.toString();
  }
}
