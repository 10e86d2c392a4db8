package org.yushi.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yushi.local.Command.done;
import static org.yushi.local.Command.jsonLines;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files whose events say when they became known. */
class LateFactsTest {
  private static final Pattern TIME = Pattern.compile("\"occurredAt\":\"([^\"]+)\"");

  @TempDir Path folder;

  private Path replay(String name, List<String> lines) throws IOException {
    Path events = Files.write(folder.resolve(name + ".jsonl"), lines);
    Path out = folder.resolve(name);
    done("replay", "--events", events, "--as-of", CountyEvents.AS_OF, "--out", out);
    return out;
  }

  private static String known(String line, int hoursLater) {
    Matcher matcher = TIME.matcher(line);
    assertThat(matcher.find()).isTrue();
    OffsetDateTime at = OffsetDateTime.parse(matcher.group(1)).plusHours(hoursLater);
    return line.replace("\"occurredAt\"", "\"ingestedAt\":\"" + at + "\",\"occurredAt\"");
  }

  @Test
  void factsThatAreNoExcusesLeaveTheSameAlertsWheneverTheyBecomeKnown() throws IOException {
    List<String> lines = CountyEvents.lines();
    Random random = new Random(11);
    List<String> late = new ArrayList<>();
    for (String line : lines) {
      late.add(random.nextInt(3) == 0 ? known(line, 1 + random.nextInt(200)) : line);
    }
    Collections.shuffle(late, random);

    Path inTime = replay("in-time", lines);
    Path afterwards = replay("late", late);

    assertThat(afterwards.resolve("alerts.jsonl"))
        .hasSameBinaryContentAs(inTime.resolve("alerts.jsonl"));
    assertThat(Files.readString(afterwards.resolve("revisions.jsonl")))
        .contains("\"kind\":\"RETRACTED\"");
  }

  private List<JsonNode> historyOf(String name, List<String> lines) throws IOException {
    return jsonLines(replay(name, lines).resolve("revisions.jsonl")).stream()
        .filter(each -> each.path("rule").asText().equals("overdue"))
        .toList();
  }

  private static List<String> oneCase(String... more) {
    List<String> lines = new ArrayList<>();
    String item = "\"item\":\"MKT-01\",\"window\":\"W01\"";
    lines.add(CountyEvents.line("one", 1, "ACCEPTED", 2, "10:00", item));
    lines.add(CountyEvents.line("one", 2, "STEP_FINISHED", 2, "11:00", "\"handler\":\"h\""));
    lines.addAll(List.of(more));
    return lines;
  }

  private static List<String> kinds(List<JsonNode> history) {
    return history.stream()
        .map(
            each ->
                each.path("kind").asText()
                    + " "
                    + each.path("level").asText()
                    + " "
                    + each.path("decidedAt").asText().substring(0, 16))
        .toList();
  }

  @Test
  void theHistoryShowsWhatWasKnownWhen() throws IOException {
    String decided = CountyEvents.line("one", 3, "DECIDED", 4, "09:00", "\"endCode\":\"6\"");

    List<JsonNode> history = historyOf("retracted", oneCase(known(decided, 120)));

    assertThat(kinds(history))
        .containsExactly(
            "RAISED YELLOW 2026-03-04T17:00",
            "HIGHER RED 2026-03-05T17:00",
            "RETRACTED RED 2026-03-09T09:00");
  }

  @Test
  void aCorrectionTakesBackWhatAWrongDateRaised() throws IOException {
    String wrong = CountyEvents.line("one", 3, "DECIDED", 9, "09:00", "\"endCode\":\"6\"");
    String right =
        CountyEvents.line(
            "one",
            4,
            "CORRECTED",
            11,
            "09:00",
            "\"amends\":\"one-3\",\"amendedOccurredAt\":\"2026-03-03T09:00:00+08:00\"");

    List<JsonNode> history = historyOf("corrected", oneCase(wrong, right));

    assertThat(kinds(history))
        .containsExactly(
            "RAISED YELLOW 2026-03-04T17:00",
            "HIGHER RED 2026-03-05T17:00",
            "ENDED RED 2026-03-09T09:00",
            "RETRACTED RED 2026-03-11T09:00");
    assertThat(history.get(3).path("reason").asText()).isEqualTo("CORRECTION");
  }

  private static String stop(String source) {
    return CountyEvents.line(
            "one",
            3,
            "CLOCK_STOPPED",
            4,
            "10:00",
            "\"ground\":\"HEARING\",\"noticeNo\":\"N-7\",\"days\":10")
        .replace("\"source\":\"centre\"", "\"source\":\"" + source + "\"");
  }

  @Test
  void aStopFiledAfterTheDueInstantLeavesTheRedAndSaysSo() throws IOException {
    List<JsonNode> history = historyOf("late-stop", oneCase(known(stop("centre"), 48)));

    JsonNode last = history.get(history.size() - 1);
    assertThat(kinds(history)).contains("RESTATED RED 2026-03-06T10:00");
    assertThat(last.path("level").asText()).isEqualTo("RED");
    assertThat(last.path("status").asText()).isEqualTo("ACTIVE");
    assertThat(last.at("/evidence/computation/en").asText()).contains("filed 17 hours late");
  }

  @Test
  void withinTheLagOfItsSourceTheStopCounts() throws IOException {
    Path out = replay("lag", oneCase(known(stop("vertical"), 48)));

    assertThat(jsonLines(out.resolve("alerts.jsonl")))
        .filteredOn(each -> each.path("level").asText().equals("RED"))
        .filteredOn(each -> each.path("from").asText().startsWith("2026-03-05"))
        .isEmpty();
  }
}
