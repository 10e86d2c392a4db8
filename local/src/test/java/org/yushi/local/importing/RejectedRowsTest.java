package org.yushi.local.importing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RejectedRowsTest {
  private static final String MAPPING =
      """
      source: s
      zone: UTC
      key: no
      fields: {caseId: no, applicant: {hash: passport}, reason: note, days: days}
      events:
        - {type: RECEIVED, occurredAt: at}
        - {type: "ACCEPTED", occurredAt: accepted}
      """;
  private static final String HEADER = "no,at,accepted,passport,note,days";

  @TempDir Path folder;
  private Trial trial;

  @BeforeEach
  void oneFolder() {
    trial = new Trial(folder);
  }

  private String reason(String row) throws Exception {
    List<JsonNode> rejected = trial.log("log.csv", HEADER, row).rejected(MAPPING);
    assertThat(rejected).hasSize(1);
    assertThat(Trial.lines(trial.out())).isEmpty();
    return rejected.get(0).get("reason").textValue();
  }

  @Test
  void a_rejected_row_is_written_with_file_place_reason_and_values() throws Exception {
    List<JsonNode> rejected =
        trial.log("log.csv", HEADER, "", "7,2026-03-02,soon,E1234567,hm,3").rejected(MAPPING);
    assertThat(rejected.get(0).toString())
        .isEqualTo(
            "{\"file\":\"log.csv\",\"row\":1,\"line\":3,\"reason\":\"events[1].occurredAt:"
                + " 无法识别的时间 expected a time such as 2026-03-02T09:30:00+08:00, 2026-03-02 09:30,"
                + " found \\\"soon\\\"\",\"raw\":{\"no\":\"7\",\"at\":\"2026-03-02\","
                + "\"accepted\":\"soon\",\"passport\":\"***\",\"note\":\"hm\",\"days\":\"3\"}}");
  }

  @Test
  void a_row_is_converted_wholly_or_not_at_all_and_every_reason_is_told() throws Exception {
    assertThat(reason("7,,soon,E1,,"))
        .contains("events[0].occurredAt: 没有时间 expected a time, found none", "optional: true")
        .contains("; events[1].occurredAt: ");
  }

  @Test
  void the_rules_of_the_contract_hold() throws Exception {
    assertThat(reason("7,1901-01-01,2026-03-02,E1,,")).contains("a time from 1990 to 2100");
    assertThat(reason(",2026-03-02,2026-03-02,E1,,")).contains("events[0].key: 行键为空");
    assertThat(reason("7,2026-03-02,2026-03-02,E1," + "x".repeat(4001) + ","))
        .contains("reason", "at most 4000 characters");
    assertThat(reason("7,2026-03-02,2026-03-02,E1,,three"))
        .contains("days: expected a whole number");
  }

  @Test
  void no_id_number_is_ever_written_down() throws Exception {
    String number = "11010519491231002X";
    trial.log(
        "log.csv",
        HEADER,
        "7,2026-03-02,soon %s,%s,of %s,3".formatted(number, number, number),
        "8,2026-03-02,2026-03-02,%s,of %s,3".formatted(number, number));
    ImportSummary summary = trial.run(MAPPING);
    assertThat(Files.readString(trial.rejectedFile())).doesNotContain(number).contains("****");
    assertThat(Files.readString(trial.out())).doesNotContain(number).contains("of ****");
    assertThat(summary.masked()).isEqualTo(2);
    assertThat(summary.firstReasons().toString()).doesNotContain(number);
  }

  @Test
  void a_type_that_there_is_not_rejects_the_row() throws Exception {
    List<JsonNode> rejected =
        trial
            .log("log.csv", HEADER, "7,2026-03-02,2026-03-02,,DONE,")
            .rejected(MAPPING.replace("\"ACCEPTED\"", "{column: note}"));
    assertThat(rejected.get(0).get("reason").textValue())
        .isEqualTo("events[1].type: 应为事件类型 expected an event type, found \"DONE\"");
  }

  @Test
  void a_clean_run_takes_the_rejected_rows_of_an_older_one_away() throws Exception {
    trial.log("log.csv", HEADER, "7,2026-03-02,soon,E1,,").run(MAPPING);
    assertThat(trial.rejectedFile()).exists();
    trial.log("log.csv", HEADER, "7,2026-03-02,2026-03-03,E1,,").run(MAPPING);
    assertThat(trial.rejectedFile()).doesNotExist();
  }

  @Test
  void the_rejected_rows_lie_beside_the_events() {
    assertThat(Importer.rejectedBeside(Path.of("a", "events.jsonl")))
        .isEqualTo(Path.of("a", "events.rejected.jsonl"));
    assertThat(Importer.rejectedBeside(Path.of("e.json")))
        .isEqualTo(Path.of("e.json.rejected.jsonl"));
  }
}
