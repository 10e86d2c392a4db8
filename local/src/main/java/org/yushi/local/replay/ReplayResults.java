package org.yushi.local.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.yushi.supervision.FeedCount;
import org.yushi.supervision.Replay;

/** Brings the part files of a run into the four files that people read, sorted. */
public final class ReplayResults {
  static final String ALERTS = "alerts.jsonl";
  static final String REVISIONS = "revisions.jsonl";
  static final String REJECTED = "rejected.jsonl";
  static final String SUMMARY = "summary.json";
  static final List<String> FILES = List.of(ALERTS, REVISIONS, REJECTED, SUMMARY);

  private static final List<String> AS_IT_HAPPENED =
      List.of("revision", "kind", "reason", "decidedAt");

  private final ObjectMapper json = new ObjectMapper();
  private final Path parts;
  private final Path work;
  private final Map<String, Map<String, Map<String, Long>>> alerts = new TreeMap<>();
  private final Map<String, FeedCount> feeds = new TreeMap<>();

  /** Brings the part files in one folder into files in another. */
  public ReplayResults(Path parts, Path work) {
    this.parts = parts;
    this.work = work;
  }

  private record Revision(String alertId, int number, String line) {}

  /**
   * Collects them, and puts them into a folder when all are complete.
   *
   * @param out an existing folder
   * @param rulebook version of the rulebook
   * @param asOf the instant up to which was judged
   * @param stations records in and out per station, if they were counted
   * @param took how long it took, wall time
   * @throws IOException if something cannot be read or written
   */
  public ReplaySummary deliver(
      Path out,
      String rulebook,
      Instant asOf,
      Map<String, Map<String, Long>> stations,
      Duration took)
      throws IOException {
    collect();
    ReplaySummary summary = new ReplaySummary(rulebook, asOf, feeds, alerts, stations, took);
    Files.writeString(work.resolve(SUMMARY), summary.json() + "\n");
    for (String file : FILES) {
      Files.move(work.resolve(file), out.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    return summary;
  }

  private void collect() throws IOException {
    collectAlerts();
    collectRejected();
    for (String line : lines(Replay.COUNTS)) {
      FeedCount count = json.readValue(line, FeedCount.class);
      feeds.merge(count.source(), count, FeedCount::plus);
    }
  }

  private void collectAlerts() throws IOException {
    List<Revision> revisions = new ArrayList<>();
    for (String line : lines(Replay.REVISIONS)) {
      JsonNode node = json.readTree(line);
      revisions.add(
          new Revision(node.path("alertId").asText(), node.path("revision").asInt(), line));
    }
    revisions.sort(Comparator.comparing(Revision::alertId).thenComparingInt(Revision::number));
    try (BufferedWriter all = Files.newBufferedWriter(work.resolve(REVISIONS));
        BufferedWriter now = Files.newBufferedWriter(work.resolve(ALERTS))) {
      for (int i = 0; i < revisions.size(); i++) {
        Revision revision = revisions.get(i);
        all.write(revision.line());
        all.write('\n');
        boolean last =
            i + 1 == revisions.size() || !revisions.get(i + 1).alertId().equals(revision.alertId());
        if (last) {
          writeAsKnownNow(revision, now);
        }
      }
    }
  }

  private void writeAsKnownNow(Revision revision, BufferedWriter now) throws IOException {
    ObjectNode alert = (ObjectNode) json.readTree(revision.line());
    String status = alert.path("status").asText();
    alerts
        .computeIfAbsent(alert.path("rule").asText(), rule -> new TreeMap<>())
        .computeIfAbsent(alert.path("level").asText(), level -> new TreeMap<>())
        .merge(status, 1L, Long::sum);
    if (!status.equals("RETRACTED")) {
      alert.remove(AS_IT_HAPPENED);
      now.write(alert.toString());
      now.write('\n');
    }
  }

  private void collectRejected() throws IOException {
    SortedRejects rejected = new SortedRejects();
    for (Path part : parts(Replay.REJECTED)) {
      rejected.add(part);
    }
    rejected.write(work.resolve(REJECTED));
  }

  private List<String> lines(String folder) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Path part : parts(folder)) {
      lines.addAll(Files.readAllLines(part));
    }
    return lines;
  }

  private List<Path> parts(String folder) throws IOException {
    Path written = parts.resolve(folder);
    if (!Files.isDirectory(written)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(written)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
