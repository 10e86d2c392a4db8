package org.yushi.local.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.yushi.supervision.FeedCount;

/**
 * What came of a replay.
 *
 * @param rulebook version of the rulebook
 * @param asOf the instant
 * @param feeds counts per feed
 * @param alerts threads by rule, level and status
 * @param stations records in and out per station, as Flink counted them
 * @param took how long it took, wall time
 */
public record ReplaySummary(
    String rulebook,
    Instant asOf,
    Map<String, FeedCount> feeds,
    Map<String, Map<String, Map<String, Long>>> alerts,
    Map<String, Map<String, Long>> stations,
    Duration took) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The counts of all feeds together. */
  public FeedCount total() {
    FeedCount total = new FeedCount("*", 0, 0, 0, 0, 0, 0, 0);
    for (FeedCount feed : feeds.values()) {
      total = total.plus(feed);
    }
    return total;
  }

  /** For programs. */
  public String json() {
    ObjectNode root = JSON.createObjectNode();
    root.put("asOf", asOf.toString());
    root.put("rulebook", rulebook);
    put(root, total());
    ObjectNode byFeed = root.putObject("feeds");
    feeds.forEach((source, count) -> put(byFeed.putObject(source), count));
    root.set("alerts", JSON.valueToTree(alerts));
    root.set("stations", JSON.valueToTree(stations));
    root.put("tookMillis", took.toMillis());
    return root.toPrettyString();
  }

  private static void put(ObjectNode node, FeedCount count) {
    node.put("received", count.received());
    node.put("judged", count.judged());
    node.put("duplicate", count.duplicate());
    node.put("conflict", count.conflict());
    node.put("rejected", count.rejected());
    node.put("waiting", count.waiting());
    node.put("masked", count.masked());
  }

  /** For people. */
  public String text(Path out) {
    FeedCount total = total();
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            "收 received %,d ＝ 审 judged %,d ＋ 重 duplicate %,d ＋ 拒 rejected %,d ＋ 待 waiting %,d"
                + "（冲突 conflict %,d，掩码 masked %,d）%n",
            total.received(),
            total.judged(),
            total.duplicate(),
            total.rejected(),
            total.waiting(),
            total.conflict(),
            total.masked()));
    alerts.forEach(
        (rule, levels) ->
            levels.forEach(
                (level, statuses) ->
                    text.append(String.format("  %-20s %-7s %s%n", rule, level, statuses))));
    double seconds = took.toMillis() / 1000.0;
    text.append(String.format("用时 took %.1f s → %s", seconds, out));
    return text.toString();
  }
}
