package org.yushi.local.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingErrorsTest {
  @TempDir Path folder;

  private static List<String> problems(String mapping) {
    MappingException thrown =
        catchThrowableOfType(MappingException.class, () -> Trial.read(mapping));
    assertThat(thrown).as("the mapping is accepted: %s", mapping).isNotNull();
    return thrown.problems();
  }

  private List<String> problemsWith(Trial trial, String mapping) {
    MappingException thrown =
        catchThrowableOfType(MappingException.class, () -> trial.run(mapping));
    assertThat(thrown).as("the log is accepted").isNotNull();
    assertThat(trial.out()).doesNotExist();
    return thrown.problems();
  }

  private static String event(String lines) {
    return "source: s\nzone: UTC\nkey: no\nfields: {caseId: no}\nevents:\n  - type: ACCEPTED\n    occurredAt: at\n"
        + lines.indent(4);
  }

  @Test
  void all_problems_are_told_at_once_each_with_its_place() {
    List<String> problems =
        problems(
            """
            source: s
            zon: Asia/Shanghai
            fields: {caseid: no}
            events:
              - type: ACEPTED
                occurredAt: {tme: at}
                whn: {present: at}
              - type: DECIDED
            """);
    assertThat(problems)
        .anySatisfy(
            p ->
                assertThat(p)
                    .startsWith("zon（第 2 行 line 2）")
                    .contains("unknown key \"zon\"", "did you mean \"zone\"", "timeFormats"))
        .anySatisfy(p -> assertThat(p).contains("缺少 zone"))
        .anySatisfy(
            p -> assertThat(p).startsWith("fields.caseid").contains("did you mean \"caseId\""))
        .anySatisfy(
            p ->
                assertThat(p)
                    .startsWith("events[0].type（第 5 行 line 5）")
                    .contains("event type \"ACEPTED\"", "did you mean \"ACCEPTED\""))
        .anySatisfy(p -> assertThat(p).startsWith("events[0].occurredAt").contains("\"tme\""))
        .anySatisfy(p -> assertThat(p).startsWith("events[0].whn").contains("\"when\""))
        .anySatisfy(p -> assertThat(p).startsWith("events[1]").contains("type and occurredAt"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          when: {}                                | exactly one
          when: at                                | 条件 a condition
          when: {present: a, blank: a}            | exactly one
          when: {equals: a}                       | equals: [
          when: {in: [a, b]}                      | expected a list
          when: {matches: [a, "("]}               | wrong pattern
          when: {matches: a}                      | matches: [
          when: {all: a}                          | expected a list
          when: {preset: a}                       | did you mean "present"
          optional: maybe                         | true or false
          per: case                               | trace or event
          key: []                                 | the list is empty
          key: ""                                 | the name of a column is empty
          key: [[a]]                              | an expression
          fields: {item: {map: a}}                | map 缺少 to
          fields: {item: {map: a, to: {x: [1]}}}  | expected a text
          fields: {item: {join: [a], wit: b}}     | did you mean "with"
          fields: {item: {endOfDay: a}}           | for fields that are times only
          fields: {item: {extract: [a]}}          | extract: [
          fields: {item: {extract: [a, "["]}}     | wrong pattern
          fields: {item: {if: {present: a}}}      | if 缺少 then
          fields: {item: {idOf: ACCEPTED}}        | idOf 缺少 key
          fields: {item: {idOf: NONE, key: a}}    | event type "NONE"
          fields: {item: {column: a, optional: 1}} | true or false
          fields: {item: ~}                       | an expression
          fields: [a]                             | field: expression
          fields: {applicant: id_no}              | must not be written
          fields: {applicant: {firstOf: [{hash: a}, b]}} | must not be written
          fields: {place: CENTRE}                 | {const: CENTRE}
          fields: {place: {const: CENTER}}        | did you mean "CENTRE"
          fields: {stepKind: {map: a, to: {x: HANDLE}}} | one of: REGISTRATION, HANDLING, SURVEY
          fields: {ingestedAt: {date: a}}         | a bare date will not do
          fields: {promisedBy: {time: a, formats: "yyyy-jj"}} | wrong time format
          fields: {promisedBy: {time: a, zone: Chengdu}} | unknown time zone
          fields: {promisedBy: {date: a, zone: UTC}} | unknown key "zone"
          """)
  void what_is_wrong_with_an_event(String line, String expected) {
    assertThat(problems(event(line))).anySatisfy(problem -> assertThat(problem).contains(expected));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          zone: Peking                 | unknown time zone "Peking"
          csv: {charset: GB1803}       | unknown charset
          csv: {delimiter: ";;"}       | one character
          csv: {separator: ";"}        | unknown key "separator"
          csv: ;                       | expected keys
          timeFormats: [bogus]         | wrong time format "bogus"
          blanks: [~]                  | expected a text in quotes
          tables: []                   | events 与 tables
          skip: {present: [a, b]}      | an expression
          """)
  void what_is_wrong_at_the_top(String line, String expected) {
    String mapping = event("").replaceFirst(line.startsWith("zone") ? "zone: UTC\n" : "^", "");
    assertThat(problems(line + "\n" + mapping))
        .anySatisfy(problem -> assertThat(problem).contains(expected));
  }

  @Test
  void a_table_needs_its_files_and_its_events() {
    assertThat(
            problems(
                "source: s\nzone: UTC\ntables:\n  - {key: no}\n  - {files: '[', events: []}\n"))
        .anySatisfy(p -> assertThat(p).startsWith("tables[0]").contains("缺少 files"))
        .anySatisfy(p -> assertThat(p).startsWith("tables[0]").contains("缺少 events"))
        .anySatisfy(
            p -> assertThat(p).startsWith("tables[1].files").contains("pattern of file names"));
  }

  @Test
  void an_event_needs_what_it_is_about() {
    String mapping =
        """
        zone: UTC
        events:
          - {type: ACCEPTED, occurredAt: at}
          - {type: PRESENCE, occurredAt: at}
          - {type: CORRECTED, occurredAt: at, fields: {caseId: no}}
          - 7
        """;
    assertThat(problems(mapping))
        .anySatisfy(p -> assertThat(p).contains("缺少 source"))
        .anySatisfy(p -> assertThat(p).startsWith("events[0]").contains("fields.caseId"))
        .anySatisfy(p -> assertThat(p).startsWith("events[1]").contains("fields.window"))
        .anySatisfy(p -> assertThat(p).startsWith("events[2]").contains("fields.amends"))
        .anySatisfy(
            p -> assertThat(p).startsWith("events[3]").contains("expected type, occurredAt"));
  }

  @Test
  void what_is_no_yaml_is_told_with_its_line() {
    assertThat(problems("source: s\nkey: [a, b\n").get(0)).contains("line ", "not valid YAML");
    assertThat(problems("key: {firstOf: [a?, b?]}").get(0)).contains("write \"name?\" in quotes");
    assertThat(problems("just a text").get(0)).contains("expected keys");
    assertThat(problems("").get(0)).contains("expected keys");
    assertThat(problems(event("") + "source: t\n"))
        .anySatisfy(p -> assertThat(p).contains("given twice"));
    assertThat(problems("x: &a {const: 1}\ny: *a\n"))
        .anySatisfy(p -> assertThat(p).contains("aliases"));
  }

  @Test
  void a_column_that_the_file_lacks_is_told_with_those_it_has() throws Exception {
    Trial trial = new Trial(folder).log("log.csv", "number,Opened", "7,2026-03-02");
    assertThat(problemsWith(trial, event("fields: {item: kind, window: 'w?'}")))
        .hasSize(4)
        .anySatisfy(
            p ->
                assertThat(p)
                    .startsWith("events[0].fields.item（第 8 行 line 8）")
                    .contains("no column \"kind\"", "the file has: number, Opened", "log.csv"));
  }

  @Test
  void of_two_columns_the_one_written_in_the_same_case_counts() throws Exception {
    Trial trial = new Trial(folder).log("log.csv", "no,AT,at", "7,x,2026-03-02");
    assertThat(trial.event(event("")).get("occurredAt").textValue()).startsWith("2026-03-02");
  }

  @Test
  void two_columns_that_cannot_be_told_apart_are_a_problem() throws Exception {
    Trial trial = new Trial(folder).log("log.csv", "no,AT,At", "7,x,y");
    assertThat(problemsWith(trial, event("")))
        .anySatisfy(p -> assertThat(p).contains("several columns of this name", "no, AT, At"));
  }

  @Test
  void a_csv_file_needs_a_key_and_has_no_events_within_rows() throws Exception {
    Trial trial = new Trial(folder).log("log.csv", "no,at", "7,2026-03-02");
    assertThat(problemsWith(trial, event("").replace("key: no\n", "")))
        .anySatisfy(
            p -> assertThat(p).startsWith("mapping").contains("缺少 key", "key: case_number"));
    assertThat(problemsWith(trial, event("per: event")))
        .anySatisfy(p -> assertThat(p).contains("only XES logs have events"));
  }

  @Test
  void an_empty_file_lacks_every_column() throws Exception {
    assertThat(problemsWith(new Trial(folder).bytes("log.csv", new byte[0]), event("")))
        .anySatisfy(p -> assertThat(p).contains("the file has: 无 nothing"));
  }

  @Test
  void a_file_that_no_table_is_for_is_told_with_the_patterns() throws Exception {
    Trial trial = new Trial(folder).log("other.csv", "no,at", "7,2026-03-02");
    String mapping =
        """
        source: s
        zone: UTC
        tables:
          - files: [accept*, "*.acc"]
            key: no
            events: [{type: ACCEPTED, occurredAt: at, fields: {caseId: no}}]
        """;
    assertThat(problemsWith(trial, mapping))
        .containsExactly(
            "tables: 没有适用于该文件的表 no table for the file other.csv; files 有 patterns: accept*,"
                + " *.acc");
  }
}
