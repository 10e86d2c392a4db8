package org.yushi.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yushi.local.Command.EXAMPLES;
import static org.yushi.local.Command.done;
import static org.yushi.local.Command.jsonLines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two real logs, imported and replayed by the command, against answers that were computed straight
 * from the raw logs by code that shares nothing with the engine.
 */
class RealLogsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path folder;

  private static Path receiptEvents() {
    Path events = folder.resolve("receipt.jsonl");
    if (!Files.exists(events)) {
      done(
          "import", RealLogs.folder().resolve("receipt/receipt.xes.gz"),
          "--mapping", EXAMPLES.resolve("receipt/mapping.yaml"),
          "--out", events);
    }
    return events;
  }

  private static Path bostonEvents() {
    Path events = folder.resolve("boston.jsonl");
    if (!Files.exists(events)) {
      done(
          "import", RealLogs.folder().resolve("boston311/requests-2011h2.csv.gz"),
          "--mapping", EXAMPLES.resolve("boston311/mapping.yaml"),
          "--key-file", key(),
          "--out", events);
    }
    return events;
  }

  private static Path key() {
    try {
      return Files.writeString(folder.resolve("key"), "a key for tests, not a secret");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Path replay(Path events, String example, String asOf, Object... more)
      throws IOException {
    Path out = Files.createTempDirectory(folder, example);
    List<Object> words =
        new java.util.ArrayList<>(
            List.of(
                "replay",
                "--events",
                events,
                "--rulebook",
                EXAMPLES.resolve(example).resolve("rulebook"),
                "--as-of",
                asOf,
                "--out",
                out));
    words.addAll(List.of(more));
    done(words.toArray());
    return out;
  }

  /** A red alert as the answers have it. */
  private record Red(String status, Instant dueAt, Instant from, String until) {}

  private static Map<String, Red> reds(Path out) throws IOException {
    Map<String, Red> reds = new TreeMap<>();
    for (JsonNode alert : jsonLines(out.resolve("alerts.jsonl"))) {
      if (alert.path("rule").asText().equals("overdue")
          && alert.path("level").asText().equals("RED")) {
        String until = alert.path("until").asText("");
        Red before =
            reds.put(
                alert.path("caseId").asText(),
                new Red(
                    alert.path("status").asText(),
                    instant(alert.path("dueAt").asText()),
                    instant(alert.path("from").asText()),
                    until.isEmpty() ? "" : instant(until).toString()));
        assertThat(before).as("two red alerts of one case").isNull();
      }
    }
    return reds;
  }

  private static Red expected(String state, String due, String completed) {
    boolean done = state.equals("DONE_LATE");
    return new Red(
        done ? "ENDED" : "ACTIVE",
        instant(due),
        instant(due).plusMillis(1),
        done ? instant(completed).toString() : "");
  }

  private static boolean isLate(String state) {
    return state.equals("DONE_LATE") || state.equals("OPEN_LATE");
  }

  private static Instant instant(String text) {
    return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static List<NamedCsvRecord> answers(String file) throws IOException {
    Path path = RealLogs.folder().resolve(file);
    try (var raw = Files.newInputStream(path);
        var stream = file.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8);
        CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(reader)) {
      return csv.stream().toList();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2011-07-01T00:00:00+02:00", "2012-01-24T00:00:00+01:00"})
  void receiptAgreesCaseByCase(String asOf) throws IOException {
    Map<String, Red> late = new TreeMap<>();
    Set<String> unhandled = new TreeSet<>();
    for (NamedCsvRecord row : answers("receipt/expected-cases.csv")) {
      if (row.getField("as_of").equals(asOf)) {
        if (isLate(row.getField("state"))) {
          late.put(
              row.getField("case"),
              expected(row.getField("state"), row.getField("due"), row.getField("completed")));
        }
        if (row.getField("unhandled").equals("1")) {
          unhandled.add(row.getField("case"));
        }
      }
    }

    Path out = replay(receiptEvents(), "receipt", asOf);

    assertThat(reds(out)).isEqualTo(late);
    assertThat(active(out, "registration-only")).isEqualTo(unhandled);
    assertThat(Command.json(out.resolve("summary.json")).path("rejected").asLong()).isZero();
  }

  private static Set<String> active(Path out, String rule) throws IOException {
    return jsonLines(out.resolve("alerts.jsonl")).stream()
        .filter(alert -> alert.path("rule").asText().equals(rule))
        .filter(alert -> alert.path("status").asText().equals("ACTIVE"))
        .map(alert -> alert.path("caseId").asText())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2011-10-01T00:00:00-04:00",
        "2012-01-01T00:00:00-05:00",
        "2019-10-31T15:25:56-04:00"
      })
  void bostonAgreesCaseByCase(String asOf) throws IOException {
    Map<String, Red> late = new TreeMap<>();
    Map<String, String> dual = new TreeMap<>();
    for (NamedCsvRecord row : answers("boston311/expected-cases.csv.gz")) {
      String state = row.getField("state@" + asOf);
      if (isLate(state)) {
        late.put(
            row.getField("case"), expected(state, row.getField("due"), row.getField("completed")));
      }
      String earlier = row.getField("dual_of_14d_concurrent");
      boolean registered = !instant(row.getField("registered")).isAfter(instant(asOf));
      if (!earlier.isEmpty() && registered) {
        dual.put(row.getField("case"), earlier);
      }
    }

    Path out = replay(bostonEvents(), "boston311", asOf);

    assertThat(reds(out)).isEqualTo(late);
    assertThat(dualIntakes(out)).isEqualTo(dual);
  }

  private static Map<String, String> dualIntakes(Path out) throws IOException {
    Map<String, String> found = new TreeMap<>();
    for (JsonNode alert : jsonLines(out.resolve("alerts.jsonl"))) {
      if (alert.path("rule").asText().equals("dual-intake")) {
        String first = alert.path("evidence").path("facts").path(0).asText();
        assertThat(found.put(alert.path("subject").path("id").asText(), first)).isNull();
      }
    }
    return found;
  }

  @Test
  void theReplayIsTheSameBytesInAnyOrderTwiceOverAndInParallel() throws IOException {
    String asOf = "2011-07-01T00:00:00+02:00";
    Path events = receiptEvents();
    Path once = replay(events, "receipt", asOf);
    for (int seed = 1; seed <= 5; seed++) {
      assertSame(
          replay(events, "receipt", asOf, "--shuffle", seed, "--parallelism", 1 + seed % 2), once);
    }
    Path twice = folder.resolve("twice.jsonl");
    String all = Files.readString(events);
    Files.writeString(twice, all + all);
    assertSame(replay(twice, "receipt", asOf), once);
  }

  /** Facts that become known up to a fortnight late, in any order: no excuse is among them. */
  @Test
  void lateFactsOfBostonLeaveTheSameAlerts() throws IOException {
    String asOf = "2012-12-01T00:00:00-05:00";
    Random random = new Random(311);
    List<String> late = new ArrayList<>();
    for (String line : Files.readAllLines(bostonEvents())) {
      String at = line.replaceFirst(".*\"occurredAt\":\"([^\"]+)\".*", "$1");
      String known = OffsetDateTime.parse(at).plusHours(1 + random.nextInt(336)).toString();
      late.add(
          random.nextInt(3) == 0
              ? line.replaceFirst("\"source\"", "\"ingestedAt\":\"" + known + "\",\"source\"")
              : line);
    }
    Collections.shuffle(late, random);
    Path lateFile = Files.write(folder.resolve("late.jsonl"), late);

    assertThat(replay(lateFile, "boston311", asOf).resolve("alerts.jsonl"))
        .hasSameBinaryContentAs(replay(bostonEvents(), "boston311", asOf).resolve("alerts.jsonl"));
  }

  /**
   * The closings come in a nightly batch, known at the next 02:00; one night of the year is 25
   * hours after the last. With that lag declared, nothing is found but what is found without any
   * delay.
   */
  @Test
  void aNightlyFeedWithItsLagDeclaredMakesNoFalseReds() throws IOException {
    String asOf = "2012-01-01T00:00:00-05:00";
    Path nightly = nightly(bostonEvents());

    Path prompt = replay(bostonEvents(), "boston311", asOf);
    Path declared = replayWithLag(nightly, asOf, "PT26H");

    assertThat(due(declared, instant(asOf)))
        .containsAll(due(prompt, instant(asOf).minus(26, ChronoUnit.HOURS)))
        .isSubsetOf(due(prompt, instant(asOf)));
    assertThat(redsTakenBack(declared)).isZero();
    assertThat(redsTakenBack(replayWithLag(nightly, asOf, "PT0S"))).isGreaterThan(500);
  }

  private static Path nightly(Path events) throws IOException {
    ZoneId boston = ZoneId.of("America/New_York");
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(events)) {
      ObjectNode event = (ObjectNode) JSON.readTree(line);
      if (event.path("type").asText().equals("DECIDED")) {
        ZonedDateTime closed =
            OffsetDateTime.parse(event.path("occurredAt").asText()).atZoneSameInstant(boston);
        ZonedDateTime known = closed.toLocalDate().atTime(2, 0).atZone(boston);
        if (!known.isAfter(closed)) {
          known = closed.toLocalDate().plusDays(1).atTime(2, 0).atZone(boston);
        }
        event.put("ingestedAt", known.toOffsetDateTime().toString());
      }
      lines.add(event.toString());
    }
    return Files.write(folder.resolve("nightly.jsonl"), lines);
  }

  private static Path replayWithLag(Path events, String asOf, String lag) throws IOException {
    Path example = EXAMPLES.resolve("boston311/rulebook");
    Path rulebook = Files.createTempDirectory(folder, "lag").resolve("rulebook");
    try (var all = Files.walk(example)) {
      for (Path file : (Iterable<Path>) all::iterator) {
        Files.copy(file, rulebook.resolve(example.relativize(file).toString()));
      }
    }
    Files.writeString(rulebook.resolve("feeds.csv"), "source,lag\nboston311," + lag + "\n");
    Path out = Files.createTempDirectory(folder, "nightly");
    done("replay", "--events", events, "--rulebook", rulebook, "--as-of", asOf, "--out", out);
    return out;
  }

  /** Rule and case of every red that was due by an instant. */
  private static Set<String> due(Path out, Instant by) throws IOException {
    Set<String> due = new TreeSet<>();
    for (JsonNode alert : jsonLines(out.resolve("alerts.jsonl"))) {
      String date = alert.path("dueAt").asText(alert.path("from").asText());
      if (alert.path("level").asText().equals("RED")
          && !alert.path("status").asText().equals("RETRACTED")
          && !instant(date).isAfter(by)) {
        due.add(alert.path("rule").asText() + " " + alert.path("subject").path("id").asText());
      }
    }
    return due;
  }

  private static long redsTakenBack(Path out) throws IOException {
    Set<String> red = new TreeSet<>();
    long takenBack = 0;
    for (JsonNode revision : jsonLines(out.resolve("revisions.jsonl"))) {
      boolean isRed =
          revision.path("level").asText().equals("RED")
              && !revision.path("status").asText().equals("RETRACTED");
      String alert = revision.path("alertId").asText();
      if (isRed) {
        red.add(alert);
      } else if (red.remove(alert)) {
        takenBack++;
      }
    }
    return takenBack;
  }

  private static void assertSame(Path out, Path once) {
    for (String file : List.of("alerts.jsonl", "revisions.jsonl")) {
      assertThat(out.resolve(file)).hasSameBinaryContentAs(once.resolve(file));
    }
  }
}
