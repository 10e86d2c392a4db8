package org.yushi.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yushi.local.Command.done;
import static org.yushi.local.Command.jsonLines;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample of the national exchange tables, imported and judged. */
class NationalTablesTest {
  private static final Path NATIONAL = Command.EXAMPLES.resolve("national");

  @TempDir static Path folder;
  private static List<JsonNode> events;
  private static List<JsonNode> alerts;

  @BeforeAll
  static void importAndReplay() throws IOException {
    Path out = folder.resolve("events.jsonl");
    Path key = Files.writeString(folder.resolve("key"), "a key for tests only\n");
    List<Object> words = new ArrayList<>(List.of("import"));
    try (var samples = Files.newDirectoryStream(NATIONAL.resolve("sample"))) {
      samples.forEach(words::add);
    }
    words.addAll(List.of("--mapping", NATIONAL.resolve("mapping.yaml"), "--out", out));
    words.addAll(List.of("--key-file", key));
    done(words.toArray());
    Path judged = folder.resolve("judged");
    Path rulebook = NATIONAL.resolve("rulebook");
    String asOf = "2026-03-31T00:00:00+08:00";
    done("replay", "--events", out, "--rulebook", rulebook, "--as-of", asOf, "--out", judged);
    events = jsonLines(out);
    alerts = jsonLines(judged.resolve("alerts.jsonl"));
  }

  private static String caseNo(int number) {
    return "C1202603%04d".formatted(number);
  }

  private static List<String> typesOf(int number) {
    return events.stream()
        .filter(event -> event.path("caseId").asText().equals(caseNo(number)))
        .map(event -> event.get("type").textValue())
        .toList();
  }

  private static JsonNode first(int number, String type) {
    return events.stream()
        .filter(event -> event.path("caseId").asText().equals(caseNo(number)))
        .filter(event -> event.get("type").textValue().equals(type))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> alertsOf(int number) {
    return alerts.stream()
        .filter(alert -> alert.path("caseId").asText().equals(caseNo(number)))
        .map(
            alert ->
                "%s %s %s since %s"
                    .formatted(
                        alert.get("rule").textValue(),
                        alert.get("level").textValue(),
                        alert.get("status").textValue(),
                        alert.get("since").textValue().substring(0, 16)))
        .toList();
  }

  @Test
  void theFourTablesTellTheLifeOfACase() {
    assertThat(typesOf(1))
        .containsExactlyInAnyOrder(
            "RECEIVED",
            "ACCEPTED",
            "STEP_STARTED",
            "STEP_FINISHED",
            "STEP_STARTED",
            "STEP_FINISHED",
            "DECIDED",
            "CERTIFICATE_ISSUED",
            "RATED");
    assertThat(first(1, "ACCEPTED").get("item").textValue())
        .isEqualTo("11510000MB1529999T4440125005001");
    assertThat(first(1, "RATED").get("reason").textValue()).isEqualTo("非常满意");
    assertThat(first(8, "FORWARDED").get("occurredAt").textValue())
        .isEqualTo("2026-03-06T10:30:00.000+08:00");
  }

  @Test
  void theApplicantsNumberIsNowhere() throws IOException {
    assertThat(first(1, "RECEIVED").get("applicant").textValue()).matches("[a-p]{32}");
    assertThat(Files.readString(folder.resolve("events.jsonl")))
        .doesNotContain("11010519491231002X", "91510000MA0000002B", "赵一");
  }

  @Test
  void aPromiseAtMidnightMeansCloseOfOfficeThatDay() {
    assertThat(first(2, "ACCEPTED").get("promisedBy").textValue()).isEqualTo("2026-03-06");
    assertThat(alertsOf(2)).containsExactly("overdue RED ENDED since 2026-03-06T17:00");
  }

  @Test
  void aStopWithGroundNoticeAndEndCountsAndStaysInTimeWhenItsRecordIsUpdated() {
    JsonNode stop = first(3, "CLOCK_STOPPED");
    assertThat(stop.get("ground").textValue()).isEqualTo("专家评审");
    assertThat(stop.get("noticeNo").textValue()).isEqualTo("川药监〔2026〕12号");
    assertThat(typesOf(3)).contains("CLOCK_RESUMED", "CORRECTED");
    assertThat(alertsOf(3)).isEmpty();
  }

  @Test
  void aStopWithoutNoticeExcusesNothing() {
    assertThat(first(4, "CLOCK_STOPPED").has("noticeNo")).isFalse();
    assertThat(alertsOf(4)).containsExactly("overdue RED ENDED since 2026-03-10T17:00");
  }

  @Test
  void anExtensionTellsItsDaysInItsReason() {
    JsonNode extension = first(5, "EXTENDED");
    assertThat(extension.get("days").intValue()).isEqualTo(5);
    assertThat(extension.get("approver").textValue()).isEqualTo("刘");
    assertThat(alertsOf(5)).isEmpty();
  }

  @Test
  void aDeletedResultOpensTheCaseAgain() {
    assertThat(alertsOf(6)).containsExactly("overdue RED ACTIVE since 2026-03-16T17:00");
  }

  @Test
  void aPromiseThatIsUpdatedAfterwardsIsALateExcuse() {
    assertThat(alertsOf(7)).containsExactly("overdue RED ENDED since 2026-03-09T17:00");
  }

  @Test
  void aDeletedAcceptanceLeavesNothingToJudge() {
    assertThat(typesOf(9)).containsExactly("RECEIVED", "ACCEPTED", "CORRECTED", "CORRECTED");
    assertThat(alertsOf(9)).isEmpty();
  }

  @Test
  void aResultWithAnUnknownCodeIsRejectedAndTheCaseStaysOpen() throws IOException {
    List<JsonNode> rejected = jsonLines(folder.resolve("events.rejected.jsonl"));
    assertThat(rejected).hasSize(1);
    assertThat(rejected.get(0).at("/raw/result_type").textValue()).isEqualTo("9");
    assertThat(alertsOf(10)).containsExactly("overdue RED ACTIVE since 2026-03-19T17:00");
  }

  @Test
  void aHeartbeatFileSpeaksForTheFeed() {
    assertThat(events)
        .filteredOn(event -> event.get("type").textValue().equals("HEARTBEAT"))
        .singleElement()
        .satisfies(
            beat -> {
              assertThat(beat.get("source").textValue()).isEqualTo("national");
              assertThat(beat.has("caseId")).isFalse();
            });
  }
}
