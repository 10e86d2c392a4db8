package org.yushi.local.importing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yushi.local.RealLogs;

/** On the real logs: what comes out agrees with sums that were computed from them independently. */
class RealLogsTest {
  @TempDir Path folder;

  private static Path data(String file) {
    return RealLogs.folder().resolve(file);
  }

  private static String example(String name) throws Exception {
    return Files.readString(Path.of("..", "examples", name, "mapping.yaml"));
  }

  private ImportSummary run(String example, Path log, Path out) throws Exception {
    return new Importer(Trial.read(example(example)), bytes -> {}).run(List.of(log), out);
  }

  @Test
  void the_receipt_log() throws Exception {
    Path out = folder.resolve("receipt.jsonl");
    ImportSummary summary = run("receipt", data("receipt/receipt.xes.gz"), out);
    assertThat(summary.byType())
        .hasToString("{RECEIVED=1434, ACCEPTED=1434, STEP_FINISHED=8577, DECIDED=1329}");
    assertThat(summary.rejected()).isZero();
    assertThat(summary.repeated() + summary.conflicting() + summary.masked()).isZero();
    List<JsonNode> events = Trial.lines(out);
    assertThat(events)
        .filteredOn(e -> e.path("stepKind").asText().equals("REGISTRATION"))
        .hasSize(1434);
    assertThat(events)
        .filteredOn(e -> e.get("type").textValue().equals("ACCEPTED"))
        .allSatisfy(e -> assertThat(e.has("promisedBy")).isTrue());
    assertThat(events)
        .filteredOn(e -> e.get("type").textValue().equals("RECEIVED"))
        .filteredOn(e -> e.path("place").asText().equals("ONLINE"))
        .hasSize(1250);
  }

  @Test
  void the_boston_log() throws Exception {
    Path out = folder.resolve("boston.jsonl");
    ImportSummary summary = run("boston311", data("boston311/requests-2011h2.csv.gz"), out);
    assertThat(summary.byType()).hasToString("{RECEIVED=29004, ACCEPTED=29004, DECIDED=27172}");
    assertThat(summary.rejected()).isZero();
    assertThat(summary.repeated() + summary.conflicting() + summary.masked()).isZero();
    List<JsonNode> accepted =
        Trial.lines(out).stream()
            .filter(e -> e.get("type").textValue().equals("ACCEPTED"))
            .toList();
    assertThat(accepted).filteredOn(e -> e.has("promisedBy")).hasSize(29_004 - 5_469);
    assertThat(accepted).filteredOn(e -> e.has("applicant")).hasSize(29_004 - 1_394);
    assertThat(accepted.stream().map(e -> e.path("applicant").asText()).distinct()).hasSize(19_440);
  }

  @Test
  void the_times_of_boston_are_those_of_the_expected_results() throws Exception {
    Path out = folder.resolve("boston.jsonl");
    run("boston311", data("boston311/requests-2011h2.csv.gz"), out);
    Map<String, String> times = new HashMap<>();
    for (JsonNode event : Trial.lines(out)) {
      String name = event.get("caseId").textValue() + event.get("type").textValue();
      times.put(name, instant(event.get("occurredAt").textValue()));
      if (event.has("promisedBy")) {
        times.put(
            event.get("caseId").textValue() + "DUE", instant(event.get("promisedBy").textValue()));
      }
    }
    for (String[] row : expectedBoston()) {
      assertThat(times.get(row[0] + "RECEIVED")).isEqualTo(instant(row[2]));
      assertThat(times.getOrDefault(row[0] + "DUE", "")).isEqualTo(instant(row[3]));
      assertThat(times.getOrDefault(row[0] + "DECIDED", "")).isEqualTo(instant(row[4]));
    }
  }

  private static List<String[]> expectedBoston() throws Exception {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(data("boston311/expected-cases.csv.gz"))),
                StandardCharsets.UTF_8))) {
      return lines.lines().skip(1).map(line -> line.split(",", -1)).toList();
    }
  }

  private static String instant(String time) {
    return time.isEmpty() ? "" : OffsetDateTime.parse(time).toInstant().toString();
  }

  @Test
  void importing_twice_gives_the_same_bytes() throws Exception {
    Path log = data("receipt/receipt.xes.gz");
    run("receipt", log, folder.resolve("once.jsonl"));
    run("receipt", log, folder.resolve("twice.jsonl"));
    assertThat(folder.resolve("once.jsonl")).hasSameBinaryContentAs(folder.resolve("twice.jsonl"));
  }

  @Test
  void the_boston_mapping_holds_for_files_written_in_other_ways() throws Exception {
    Trial trial = new Trial(folder);
    List<JsonNode> events =
        trial
            .log(
                "other.csv",
                "CASE_ENQUIRY_ID,OPEN_DT,SLA_TARGET_DT,CLOSED_DT,TYPE,LOCATION",
                "1,7/1/2011 2:28:04 AM,7/15/2011 8:30:00 AM,,Pothole, 1  City Hall ",
                "2,2011-07-01 02:28:04,,2011-07-02 02:28:04.0,Pothole,1 CITY hall")
            .events(example("boston311"));
    assertThat(Trial.types(events)).hasToString("{ACCEPTED=2, DECIDED=1, RECEIVED=2}");
    assertThat(events.get(0).get("occurredAt").textValue())
        .isEqualTo("2011-07-01T02:28:04.000-04:00");
    assertThat(events)
        .extracting(e -> e.get("applicant").textValue())
        .hasSize(5)
        .containsOnly(events.get(0).get("applicant").textValue());
  }
}
