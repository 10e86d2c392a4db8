package org.yushi.local.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvLogTest {
  private static final String MAPPING =
      """
      source: s
      zone: UTC
      key: no
      events:
        - {type: ACCEPTED, occurredAt: at, fields: {caseId: no, item: "item?"}}
      """;

  @TempDir Path folder;
  private Trial trial;

  @BeforeEach
  void oneFolder() {
    trial = new Trial(folder);
  }

  @Test
  void a_byte_order_mark_and_blank_lines_do_no_harm() throws Exception {
    List<JsonNode> events =
        trial
            .log("log.csv", "\uFEFFno,at", "", "7,2026-03-02\r", "", "8,2026-03-02")
            .events(MAPPING);
    assertThat(events).hasSize(2);
  }

  @Test
  void quoted_fields_may_hold_delimiters_quotes_and_line_breaks() throws Exception {
    JsonNode event =
        trial.log("log.csv", "no,at,item", "7,2026-03-02,\"a, \"\"b\"\"\nc\"").event(MAPPING);
    assertThat(event.get("item").textValue()).isEqualTo("a, \"b\"\nc");
  }

  @Test
  void gzip_is_told_by_its_content_not_its_name() throws Exception {
    assertThat(trial.bytes("log.csv", Trial.gzip("no,at\n7,2026-03-02\n")).events(MAPPING))
        .hasSize(1);
  }

  @Test
  void charset_delimiter_and_quote_can_be_set() throws Exception {
    JsonNode event =
        trial
            .log("log.csv", Charset.forName("GB18030"), "办件编号;受理时间;事项", "7;2026-03-02;'营业;执照'")
            .event(
                """
                source: s
                zone: Asia/Shanghai
                csv: {charset: GB18030, delimiter: ";", quote: "'"}
                key: 办件编号
                events:
                  - {type: ACCEPTED, occurredAt: 受理时间, fields: {caseId: 办件编号, item: 事项}}
                """);
    assertThat(event.get("item").textValue()).isEqualTo("营业;执照");
  }

  @Test
  void a_file_without_header_gets_its_columns_from_the_mapping() throws Exception {
    trial.log("log.tsv", "7\t2026-03-02", "8\t2026-03-02");
    assertThat(trial.events("csv: {delimiter: \"\\t\", columns: [no, at]}\n" + MAPPING)).hasSize(2);
  }

  @Test
  void rows_of_another_width_are_rejected() throws Exception {
    List<JsonNode> rejected =
        trial.log("log.csv", "no,at", "7,2026-03-02,x", "8", "9,2026-03-02").rejected(MAPPING);
    assertThat(rejected).hasSize(2);
    assertThat(rejected.get(0).get("reason").textValue()).contains("expected 2 fields, found 3");
    assertThat(rejected.get(1).get("reason").textValue()).contains("expected 2 fields, found 1");
    assertThat(rejected.get(0).get("raw").toString())
        .isEqualTo("{\"no\":\"7\",\"at\":\"2026-03-02\",\"#3\":\"x\"}");
    assertThat(Trial.lines(trial.out())).hasSize(1);
  }

  @Test
  void a_header_alone_gives_no_events() throws Exception {
    assertThat(trial.log("log.csv", "no,at").events(MAPPING)).isEmpty();
  }

  @Test
  void characters_of_another_charset_stop_the_import_with_advice() throws Exception {
    trial.log("log.csv", Charset.forName("GB18030"), "no,at,item", "7,2026-03-02,营业执照许可");
    assertThatThrownBy(() -> trial.run(MAPPING))
        .isInstanceOf(UnreadableLogException.class)
        .hasMessageContaining("log.csv", "not in UTF-8")
        .hasMessageContaining("set csv.charset");
    assertThat(trial.out()).doesNotExist();
  }

  @Test
  void a_truncated_gzip_file_stops_the_import_and_leaves_nothing_behind() throws Exception {
    byte[] whole = Trial.gzip("no,at\n" + "7,2026-03-02\n".repeat(5000));
    trial.bytes("log.csv.gz", Arrays.copyOf(whole, whole.length - 12));
    assertThatThrownBy(() -> trial.run(MAPPING))
        .isInstanceOf(UnreadableLogException.class)
        .hasMessageContaining("log.csv.gz")
        .hasMessageContaining("broken gzip");
    try (var files = java.nio.file.Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void an_older_result_stays_when_an_import_fails() throws Exception {
    trial.log("log.csv", "no,at", "7,2026-03-02").run(MAPPING);
    byte[] before = java.nio.file.Files.readAllBytes(trial.out());
    trial.bytes("broken.csv", "no,at\n7,\"\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> trial.run(MAPPING)).isInstanceOf(UnreadableLogException.class);
    assertThat(trial.out()).hasBinaryContent(before);
  }
}
