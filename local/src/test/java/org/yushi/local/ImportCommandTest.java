package org.yushi.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ImportCommandTest {
  private static final String MAPPING =
      """
      source: s
      zone: UTC
      key: no
      skip: {equals: [no, 0]}
      events:
        - type: ACCEPTED
          occurredAt: at
          fields: {caseId: no, applicant: {hash: who}}
      """;

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path log;
  private Path mapping;
  private Path key;

  @BeforeEach
  void logAndMapping() throws Exception {
    log =
        Files.writeString(folder.resolve("log.csv"), "no,at,who\n7,2026-03-02,a\n8,2026-03-02,b\n");
    mapping = Files.writeString(folder.resolve("map.yaml"), MAPPING);
    key = Files.writeString(folder.resolve("key"), "a key for tests only\n");
  }

  private int run(String... more) {
    String[] arguments = {
      log.toString(),
      "--mapping",
      mapping.toString(),
      "--out",
      events().toString(),
      "--key-file",
      key.toString()
    };
    String[] all = new String[arguments.length + more.length];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return execute(all);
  }

  private int execute(String... arguments) {
    return new CommandLine(new ImportCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  private Path events() {
    return folder.resolve("events.jsonl");
  }

  @Test
  void it_tells_what_it_did_in_one_line() {
    assertThat(run()).isZero();
    assertThat(out)
        .hasToString("导入完成 Imported: 2 行 rows → 2 事件 events, 0 拒收 rejected → " + events() + "\n");
    assertThat(err.toString()).isEmpty();
    assertThat(events()).exists();
  }

  @Test
  void it_tells_the_same_as_json() throws Exception {
    Files.writeString(log, "no,at,who\n7,2026-03-02,a\n7,2026-03-02,a\n9,soon,c\n0,x,\n");
    assertThat(run("--json")).isZero();
    JsonNode json = new ObjectMapper().readTree(out.toString());
    assertThat(json.toString())
        .startsWith(
            "{\"files\":1,\"rows\":4,\"skipped\":1,\"rejected\":1,\"events\":2,"
                + "\"byType\":{\"ACCEPTED\":2},\"repeated\":1,\"conflicting\":0,\"masked\":0,")
        .contains("\"rejectedOut\":");
  }

  @Test
  void rejected_skipped_and_repeated_rows_are_told() throws Exception {
    Files.writeString(log, "no,at,who\n7,2026-03-02,a\n7,2026-03-02,a\n9,soon,c\n0,x,\n");
    assertThat(run()).isZero();
    assertThat(out.toString()).contains("1 拒收 rejected, 1 略过 skipped, 1 重复 repeated →");
    assertThat(err.toString())
        .contains("拒收 1 行 rejected rows → " + folder.resolve("events.rejected.jsonl"))
        .contains("log.csv {row=3, line=4}: events[0].occurredAt: 无法识别的时间");
  }

  @Test
  void ids_that_clash_are_warned_of_with_advice() throws Exception {
    Files.writeString(log, "no,at,who\n7,2026-03-02,a\n7,2026-03-03,a\n");
    assertThat(run()).isZero();
    assertThat(err.toString()).contains("警告 warning: 1 个事件", "extend `key` in the mapping");
  }

  @Test
  void no_events_at_all_are_warned_of() throws Exception {
    Files.writeString(log, "no,at,who\n");
    assertThat(run()).isZero();
    assertThat(err.toString()).contains("no events came out");
  }

  @Test
  void a_wrong_mapping_is_exit_code_2_with_every_problem() throws Exception {
    Files.writeString(mapping, MAPPING.replace("zone: UTC", "zon: UTC"));
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString()).contains("has 2 problem(s)", "  zon（第 2 行 line 2）", "缺少 zone");
    assertThat(events()).doesNotExist();
  }

  @Test
  void a_mapping_that_does_not_fit_the_log_is_exit_code_2() throws Exception {
    Files.writeString(log, "no,when,who\n7,2026-03-02,a\n");
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString()).contains("no column \"at\"", "the file has: no, when, who");
  }

  @Test
  void wrong_use_is_exit_code_2() throws Exception {
    assertThat(execute("x.csv", "-m", mapping.toString())).isEqualTo(2);
    assertThat(execute("--follow", folder.toString(), "-m", mapping.toString())).isEqualTo(2);
    assertThat(execute("x.csv", "-m", mapping.toString(), "-o", "y")).isEqualTo(2);
    assertThat(execute(log.toString(), "-m", "gone.yaml", "-o", "y")).isEqualTo(2);
    assertThat(execute(log.toString(), "-m", mapping.toString(), "-o", log.toString()))
        .isEqualTo(2);
    assertThat(execute(log.toString(), "-m", mapping.toString(), "-o", folder.toString()))
        .isEqualTo(2);
    assertThat(err.toString())
        .contains("Missing required argument(s): --out=EVENTS.jsonl")
        .contains("Missing required argument(s): --topic=TOPIC, --bootstrap=HOST:PORT")
        .contains("LOG: 没有这个文件 no such file: x.csv")
        .contains("--mapping: 没有这个文件 no such file: gone.yaml")
        .contains("--out: 不能覆盖日志 would overwrite the log")
        .contains("--out: 应为文件 expected a file, found the folder");
    assertThat(Files.readString(log)).startsWith("no,at,who");
  }

  @Test
  void an_unreadable_log_is_exit_code_3_and_nothing_is_written() throws Exception {
    Files.write(
        log, new byte[] {'n', 'o', ',', 'a', 't', ',', 'w', 'h', 'o', '\n', (byte) 0xC0, '\n'});
    assertThat(run()).isEqualTo(3);
    assertThat(err.toString()).contains("not in UTF-8", "nothing was written");
    assertThat(events()).doesNotExist();
  }

  @Test
  void a_key_that_cannot_be_used_is_exit_code_3() throws Exception {
    Files.writeString(key, "short");
    assertThat(run()).isEqualTo(3);
    assertThat(err.toString()).contains("at least 16 characters, found 5");
    assertThat(events()).doesNotExist();
  }

  @Test
  void the_number_itself_and_the_key_appear_nowhere() throws Exception {
    Files.writeString(log, "no,at,who\n7,2026-03-02,E12345678\n8,soon,E12345678\n");
    assertThat(run()).isZero();
    String all =
        Files.readString(events())
            + Files.readString(folder.resolve("events.rejected.jsonl"))
            + out
            + err;
    assertThat(all).doesNotContain("E12345678").doesNotContain("a key for tests");
  }

  @Test
  void help_explains_with_examples_and_exit_codes() {
    assertThat(execute("--help")).isZero();
    assertThat(out.toString())
        .contains("示例 Examples:", "examples/receipt/mapping.yaml", "退出码 Exit codes:", "--key-file");
  }

  @Test
  void progress_is_shown_when_asked_for() {
    assertThat(run("--progress")).isZero();
    assertThat(out.toString()).contains("2 行 rows");
  }
}
