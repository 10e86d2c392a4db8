package org.yushi.local.desk;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.yushi.desk.warning.News;
import org.yushi.rulebook.Level;
import org.yushi.verdict.SubjectRef;

/** Alerts that wait to be released, for people and for programs. */
public final class ReleaseReport {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final DateTimeFormatter times;

  /** A report with instants in this zone. */
  public ReleaseReport(ZoneId zone) {
    this.times = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(zone);
  }

  /** As a table. */
  public String text(List<UnreleasedAlert> all) {
    if (all.isEmpty()) {
      return "没有待发布的预警 No alert waits to be released.\n";
    }
    return NoticeTable.draw(
        List.of("预警 alert", "级别 level", "规则 rule", "办件 case", "单位 place", "起算 since"),
        all.stream().map(this::row).toList());
  }

  private List<String> row(UnreleasedAlert each) {
    News news = each.news();
    return List.of(
        news.alertId(),
        word(news.level()),
        news.title().zh() + " " + news.title().en(),
        named(news.subject()),
        (each.place() + " " + each.placeName()).strip(),
        times.format(news.since()));
  }

  private static String named(SubjectRef subject) {
    return subject.kind() == SubjectRef.Kind.CASE
        ? subject.id()
        : subject.kind() + " " + subject.id();
  }

  private static String word(Level level) {
    return switch (level) {
      case OFF -> "—";
      case NOTICE -> "提示 notice";
      case YELLOW -> "黄牌 yellow";
      case RED -> "红牌 red";
    };
  }

  /** As JSON. */
  public static String json(List<UnreleasedAlert> all) {
    ArrayNode array = JSON.createArrayNode();
    for (UnreleasedAlert each : all) {
      News news = each.news();
      ObjectNode node = array.addObject();
      node.put("alertId", news.alertId())
          .put("revision", news.revision())
          .put("level", news.level().name())
          .put("rule", news.rule());
      node.putObject("title").put("zh-CN", news.title().zh()).put("en", news.title().en());
      node.putObject("subject")
          .put("kind", news.subject().kind().name())
          .put("id", news.subject().id());
      if (news.subject().kind() == SubjectRef.Kind.CASE) {
        node.put("caseId", news.subject().id());
      }
      node.put("place", each.place())
          .put("placeName", each.placeName())
          .put("since", news.since().toString());
    }
    return array.toString();
  }
}
