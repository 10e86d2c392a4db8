package org.yushi.local.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yushi.ledger.Audit;
import org.yushi.ledger.Chain;

/**
 * What an audit found, for people and programs.
 *
 * @param ledger the ledger
 * @param result what was found
 * @param topic where heads are told
 * @param told the heads of the ledger that are there; null if nobody asked
 */
public record AuditReport(
    UUID ledger, Audit.Result result, String topic, @Nullable List<Chain> told) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Whether all is well: no row that does not fit, and heads where they were asked for. */
  public boolean clean() {
    return result.findings().isEmpty() && !headsAreMissing();
  }

  /** Heads were asked for and none is there, though there are revisions whose head was told. */
  private boolean headsAreMissing() {
    return told != null && told.isEmpty() && result.head().count() > 0;
  }

  /** How far the chain is known elsewhere than in the ledger. */
  private long toldUpTo() {
    return told == null ? 0 : told.stream().mapToLong(Chain::count).max().orElse(0);
  }

  /** Chinese, English beside it. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append("账本 Ledger %s：%,d 条修订 revisions%n".formatted(ledger, result.head().count()))
        .append("链尾 Head %s%n".formatted(result.head().hash()))
        .append(heads());
    for (Audit.Finding each : result.findings()) {
      text.append("✗ ").append(where(each)).append("：").append(each.zh());
      text.append(" · ").append(each.en()).append(System.lineSeparator());
    }
    return text.append(sum()).toString();
  }

  private String heads() {
    if (told == null) {
      return "未与 Kafka 核对：最新的修订若被删除，无从察觉（见 --bootstrap）%nNot compared with Kafka: the newest revisions could have been removed unnoticed (see --bootstrap)%n"
          .formatted();
    }
    if (headsAreMissing()) {
      return "✗ 主题 %s 中没有这本账的链尾：主题不对、已被删除，或尚未写入 · topic %s has no head of this ledger: another topic, they were removed, or none was told yet%n"
          .formatted(topic, topic);
    }
    return "已与主题 %s 中的 %,d 个链尾核对，至第 %,d 条 compared with %,d heads in topic %s, up to revision %,d of the chain%n"
        .formatted(topic, told.size(), toldUpTo(), told.size(), topic, toldUpTo());
  }

  private static String where(Audit.Finding finding) {
    return finding.alertId() == null
        ? "第 %,d 条 position %,d".formatted(finding.position(), finding.position())
        : "第 %,d 条，%s 第 %d 版 position %,d, alert %s, revision %d"
            .formatted(
                finding.position(),
                finding.alertId(),
                finding.revision(),
                finding.position(),
                finding.alertId(),
                finding.revision());
  }

  private String sum() {
    int found = result.findings().size();
    if (found == 0) {
      return headsAreMissing()
          ? "修订链本身无不符，但链尾未能核对 The chain fits, but its head could not be compared"
          : "无不符 Nothing found";
    }
    String more = result.more() ? "，其余未列 the first of more" : "";
    return "%d 处不符 found%s".formatted(found, more);
  }

  /** For programs (docs/reference/commands.md). */
  public String json() {
    ObjectNode node =
        JSON.createObjectNode()
            .put("ledger", ledger.toString())
            .put("clean", clean())
            .put("revisions", result.head().count())
            .put("head", result.head().hash());
    if (told != null) {
      node.put("headsCompared", told.size()).put("toldUpTo", toldUpTo());
    }
    ArrayNode findings = node.putArray("findings");
    for (Audit.Finding each : result.findings()) {
      ObjectNode finding = findings.addObject().put("position", each.position());
      if (each.alertId() != null) {
        finding.put("alertId", each.alertId()).put("revision", each.revision());
      }
      finding.put("zh", each.zh()).put("en", each.en());
    }
    return node.put("moreFindings", result.more()).toString();
  }
}
