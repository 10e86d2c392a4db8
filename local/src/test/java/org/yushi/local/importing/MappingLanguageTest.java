package org.yushi.local.importing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yushi.casework.EventType;

class MappingLanguageTest {
  @TempDir Path folder;
  private Trial trial;

  @BeforeEach
  void oneFolder() {
    trial = new Trial(folder);
  }

  private static String mapping(String fields) {
    return """
        source: s
        zone: Asia/Shanghai
        key: no
        events:
          - type: ACCEPTED
            occurredAt: at
            fields:
              caseId: no
        """
        + fields.indent(6);
  }

  private String item(String expression) throws Exception {
    JsonNode event =
        trial
            .log("log.csv", "No,At,a,b,blank", "7,2026-03-02 09:30,  Left  one ,right,  ")
            .event(mapping("item: " + expression));
    return event.path("item").asText("none");
  }

  @Test
  void a_row_becomes_several_events_with_shared_and_own_fields() throws Exception {
    List<JsonNode> events =
        trial
            .log("log.csv", "no,opened,due,closed", "7,2026-03-02 09:30,2026-03-06 17:00,")
            .events(
                """
                source: counter
                zone: Asia/Shanghai
                key: no
                fields: {caseId: no, centre: {const: city hall}}
                events:
                  - {type: RECEIVED, occurredAt: opened}
                  - {type: ACCEPTED, occurredAt: opened, fields: {promisedBy: due}}
                  - {type: DECIDED, occurredAt: closed, optional: true}
                """);
    assertThat(events).hasSize(2);
    assertThat(events.get(0).toString())
        .matches(
            "\\{\"eventId\":\"[0-9a-f]{32}\",\"caseId\":\"7\",\"type\":\"RECEIVED\","
                + "\"occurredAt\":\"2026-03-02T09:30:00.000\\+08:00\",\"source\":\"counter\","
                + "\"centre\":\"city hall\"}");
    assertThat(events.get(1).get("promisedBy").textValue())
        .isEqualTo("2026-03-06T17:00:00.000+08:00");
  }

  @ParameterizedTest(name = "{0} gives {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a                                                        | Left  one
          B                                                        | right
          'c?'                                                     | none
          blank                                                    | none
          {column: a}                                              | Left  one
          {column: "c", optional: true}                            | none
          {const: 007}                                             | 007
          {const: ""}                                              | none
          {join: [b, a], with: "-"}                                | right-Left  one
          {join: [b, blank, a], with: "-"}                         | right-Left  one
          {join: [b, a]}                                           | rightLeft  one
          {firstOf: [blank, b, a]}                                 | right
          {firstOf: ["c?", blank]}                                 | none
          {upper: b}                                               | RIGHT
          {lower: a}                                               | left  one
          {squeeze: a}                                             | Left one
          {upper: {squeeze: a}}                                    | LEFT ONE
          {upper: blank}                                           | none
          {map: b, to: {right: 1, left: 2}}                        | 1
          {map: a, to: {right: 1}}                                 | none
          {map: a, to: {right: 1}, else: 9}                        | 9
          {map: blank, to: {right: 1}, else: 9}                    | 9
          {map: a, to: {right: 1}, else: {column: b}}              | right
          {extract: [a, "([a-z]+)$"]}                              | one
          {extract: [a, "o.e"]}                                    | one
          {extract: [a, "x"]}                                      | none
          {extract: [blank, "x"]}                                  | none
          {if: {present: blank}, then: a, else: b}                 | right
          {if: {present: a}, then: b}                              | right
          {if: {present: blank}, then: b}                          | none
          """)
  void expressions(String expression, String expected) throws Exception {
    assertThat(item(expression)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {present: a}                                             | true
          {present: blank}                                         | false
          {blank: blank}                                           | true
          {blank: "c?"}                                            | true
          {equals: [b, right]}                                     | true
          {equals: [b, Right]}                                     | false
          {equals: [{upper: b}, RIGHT]}                            | true
          {equals: [blank, ""]}                                    | false
          {in: [b, [left, right]]}                                 | true
          {in: [b, [left]]}                                        | false
          {matches: [b, "r.*t"]}                                   | true
          {matches: [b, "igh"]}                                    | false
          {all: [{present: a}, {present: b}]}                      | true
          {all: [{present: a}, {present: blank}]}                  | false
          {any: [{present: blank}, {present: b}]}                  | true
          {any: [{present: blank}]}                                | false
          {not: {present: blank}}                                  | true
          """)
  void conditions(String condition, String expected) throws Exception {
    String chosen =
        item("{if: %s, then: {const: true}, else: {const: false}}".formatted(condition));
    assertThat(chosen).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} gives {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          moment                                       | 2026-03-02T09:30:00.000+08:00
          day                                          | 2026-03-06
          {date: moment}                               | 2026-03-02
          {endOfDay: moment}                           | 2026-03-02T23:59:59.999+08:00
          {endOfDay: day}                              | 2026-03-06T23:59:59.999+08:00
          {firstOf: [blank, "gone?", day, moment]}     | 2026-03-06
          {firstOf: [blank, {endOfDay: day}]}          | 2026-03-06T23:59:59.999+08:00
          {time: dutch, formats: "dd-MM-yyyy HH.mm"}   | 2026-03-04T15:05:00.000+08:00
          {time: dutch, formats: [usual, "dd-MM-yyyy HH.mm"], zone: Europe/Amsterdam} | 2026-03-04T22:05:00.000+08:00
          {time: moment, zone: UTC}                    | 2026-03-02T17:30:00.000+08:00
          {time: {join: [day, clock], with: " "}}      | 2026-03-06T08:15:00.000+08:00
          {time: epoch, formats: epochSeconds}         | 2026-03-02T09:30:00.000+08:00
          {time: millis, formats: epochMillis}         | 2026-03-02T09:30:00.000+08:00
          {const: 2026-12-31}                          | 2026-12-31
          blank                                        | none
          """)
  void times(String expression, String expected) throws Exception {
    JsonNode event =
        trial
            .log(
                "log.csv",
                "no,at,moment,day,dutch,clock,epoch,millis,blank",
                "7,2026-03-02,2026-03-02 09:30,2026-03-06,04-03-2026 15.05,08:15,1772415000,1772415000000,")
            .event(mapping("promisedBy: " + expression));
    assertThat(event.path("promisedBy").asText("none")).isEqualTo(expected);
  }

  @Test
  void a_bare_date_that_must_be_a_time_is_the_beginning_of_that_day() throws Exception {
    JsonNode event = trial.log("log.csv", "no,at", "7,2026-03-02").event(mapping(""));
    assertThat(event.get("occurredAt").textValue()).isEqualTo("2026-03-02T00:00:00.000+08:00");
  }

  @Test
  void every_field_of_the_contract_can_be_filled() throws Exception {
    JsonNode event =
        trial
            .log(
                "log.csv", "no,at,x,n,t,yes,d", "7,2026-03-02,x,3,2026-03-03 10:00,TRUE,2026-03-09")
            .event(
                mapping(
                    """
                    source: {const: other}
                    sourceSeq: n
                    item: x
                    region: x
                    centre: x
                    window: x
                    place: {const: AGENT}
                    department: x
                    handler: x
                    applicant: {hash: x}
                    matter: x
                    parentCase: x
                    promisedBy: d
                    ingestedAt: t
                    stepKind: {const: SURVEY}
                    endCode: x
                    ground: x
                    noticeNo: x
                    declaredEnd: d
                    days: n
                    approver: x
                    requestedAt: t
                    reason: x
                    """));
    assertThat(event.size()).isEqualTo(27);
    assertThat(event.get("sourceSeq").longValue()).isEqualTo(3);
    assertThat(event.get("days").intValue()).isEqualTo(3);
    assertThat(event.get("ingestedAt").textValue()).isEqualTo("2026-03-03T10:00:00.000+08:00");
    assertThat(event.get("declaredEnd").textValue()).isEqualTo("2026-03-09");
    assertThat(event.get("source").textValue()).isEqualTo("other");
  }

  @Test
  void a_correction_names_the_event_that_it_amends() throws Exception {
    List<JsonNode> events =
        trial
            .log("log.csv", "no,at,right", "7,2026-03-02 09:30,2026-03-02 08:30")
            .events(
                """
                source: s
                zone: UTC
                key: no
                fields: {caseId: no}
                events:
                  - {type: ACCEPTED, occurredAt: at}
                  - type: CORRECTED
                    occurredAt: at
                    fields:
                      amends: {idOf: ACCEPTED, key: no}
                      voids: {const: false}
                      amendedOccurredAt: right
                """);
    assertThat(events.get(1).get("amends")).isEqualTo(events.get(0).get("eventId"));
    assertThat(events.get(1).get("amendedOccurredAt").textValue())
        .isEqualTo("2026-03-02T08:30:00.000Z");
  }

  @Test
  void a_column_may_tell_the_type_of_the_event() throws Exception {
    List<JsonNode> events =
        trial
            .log("log.csv", "no,at,what", "7,2026-03-02,4", "8,2026-03-02,3", "9,2026-03-02,1")
            .events(
                """
                source: s
                zone: UTC
                key: no
                skip: {equals: [what, 1]}
                events:
                  - type: {map: what, to: {3: REFUSED, 4: ACCEPTED}}
                    occurredAt: at
                    fields: {caseId: no}
                """);
    assertThat(Trial.types(events)).containsOnlyKeys("ACCEPTED", "REFUSED");
  }

  @Test
  void rows_can_be_skipped_and_events_made_on_a_condition() throws Exception {
    trial.log(
        "log.csv", "no,at,state", "1,2026-03-02,draft", "2,2026-03-02,in", "3,2026-03-02,out");
    String mapping =
        """
        source: s
        zone: UTC
        key: no
        skip: {equals: [state, draft]}
        fields: {caseId: no}
        events:
          - {type: RECEIVED, occurredAt: at}
          - {type: DECIDED, occurredAt: at, when: {equals: [state, out]}}
        """;
    assertThat(Trial.types(trial.events(mapping))).hasToString("{DECIDED=1, RECEIVED=2}");
    assertThat(trial.run(mapping).skipped()).isEqualTo(1);
  }

  @Test
  void words_such_as_NULL_can_count_as_blank() throws Exception {
    JsonNode event =
        trial
            .log("log.csv", "no,at,a,b", "7,2026-03-02,null,\\N")
            .event("blanks: [\"NULL\", '\\N']\n" + mapping("item: a\nwindow: b"));
    assertThat(event.has("item")).isFalse();
    assertThat(event.has("window")).isFalse();
  }

  @Test
  void time_formats_of_the_whole_mapping_replace_the_usual_ones() throws Exception {
    trial.log("log.csv", "no,at", "7,31/04/2026", "8,04/12/2026");
    String mapping = "timeFormats: dd/MM/yyyy\n" + mapping("");
    assertThat(trial.rejected(mapping)).hasSize(1);
    assertThat(Trial.lines(trial.out()).get(0).get("occurredAt").textValue())
        .isEqualTo("2026-12-04T00:00:00.000+08:00");
  }

  @Test
  void several_kinds_of_file_make_one_log_as_the_four_national_tables_do() throws Exception {
    List<JsonNode> events =
        trial
            .log(
                "up_pro_accept_202603.csv",
                "project_no,task_code,accept_date,promise_date,applyer_page_code,org_code",
                "P1,T1,2026-03-02 09:00:00,2026-03-06,11010519491231002X,ORG")
            .log(
                "up_pro_process_202603.csv",
                "project_no,process_name,event_name,event_start,event_end,handle_user",
                "P1,review,look,2026-03-02 10:00:00,2026-03-03 10:00:00,w1",
                "P1,review,decide,2026-03-04 10:00:00,,w1")
            .log(
                "UP_PRO_SPECIAL_PROCEDURE.csv",
                "project_no,type,reason,start,end",
                "P1,2,survey,2026-03-04 12:00:00,2026-03-05 12:00:00")
            .log(
                "up_pro_result.csv",
                "project_no,result_type,result_date",
                "P1,1,2026-03-06 11:00:00")
            .events(
                """
                source: national
                zone: Asia/Shanghai
                key: project_no
                fields: {caseId: project_no}
                tables:
                  - files: up_pro_accept*
                    fields: {item: task_code, department: org_code}
                    events:
                      - type: ACCEPTED
                        occurredAt: accept_date
                        fields: {promisedBy: promise_date, applicant: {hash: applyer_page_code}}
                  - files: [up_pro_process*]
                    key: [project_no, process_name, event_name, event_start]
                    fields: {handler: handle_user}
                    events:
                      - {type: STEP_STARTED, occurredAt: event_start}
                      - {type: STEP_FINISHED, occurredAt: event_end, optional: true}
                  - files: up_pro_special_procedure*
                    key: [project_no, start]
                    events:
                      - type: CLOCK_STOPPED
                        occurredAt: start
                        when: {equals: [type, 2]}
                        fields: {ground: reason, declaredEnd: end}
                      - {type: CLOCK_RESUMED, occurredAt: end, optional: true}
                  - files: up_pro_result*
                    events:
                      - {type: DECIDED, occurredAt: result_date, fields: {endCode: result_type}}
                """);
    assertThat(Trial.types(events))
        .hasToString(
            "{ACCEPTED=1, CLOCK_RESUMED=1, CLOCK_STOPPED=1, DECIDED=1, STEP_FINISHED=1,"
                + " STEP_STARTED=2}");
    assertThat(events).extracting(e -> e.get("caseId").textValue()).containsOnly("P1");
    assertThat(events.toString()).doesNotContain("11010519491231002X");
  }

  @Test
  void ids_depend_on_source_row_key_and_type_and_on_nothing_else() throws Exception {
    String mapping = mapping("window: w");
    String id =
        new Trial(folder)
            .log("a.csv", "no,at,w", "7,2026-03-02,w1")
            .event(mapping)
            .get("eventId")
            .textValue();
    String sameRowElsewhere =
        new Trial(folder)
            .log("b.csv", "W,AT,NO", "w2,2026-03-05,7")
            .event(mapping)
            .get("eventId")
            .textValue();
    String otherSource =
        new Trial(folder)
            .log("a.csv", "no,at,w", "7,2026-03-02,w1")
            .event(mapping.replace("source: s", "source: t"))
            .get("eventId")
            .textValue();
    assertThat(sameRowElsewhere).isEqualTo(id);
    assertThat(otherSource).isNotEqualTo(id);
    assertThat(EventIds.id("s", List.of("a", "bc"), EventType.ACCEPTED))
        .isNotEqualTo(EventIds.id("s", List.of("ab", "c"), EventType.ACCEPTED));
  }

  @Test
  void an_event_may_have_a_key_of_its_own() throws Exception {
    List<JsonNode> events =
        trial
            .log("log.csv", "no,at,second", "7,2026-03-02,2026-03-03")
            .events(
                """
                source: s
                zone: UTC
                key: no
                fields: {caseId: no}
                events:
                  - {type: STEP_FINISHED, occurredAt: at}
                  - {type: STEP_FINISHED, occurredAt: second, key: [no, {const: second}]}
                """);
    assertThat(events.get(0).get("eventId")).isNotEqualTo(events.get(1).get("eventId"));
  }

  @Test
  void repeated_and_conflicting_events_are_counted() throws Exception {
    ImportSummary summary =
        trial
            .log("log.csv", "no,at", "7,2026-03-02", "7,2026-03-02", "7,2026-03-03")
            .run(mapping(""));
    assertThat(summary.events()).isEqualTo(3);
    assertThat(summary.repeated()).isEqualTo(1);
    assertThat(summary.conflicting()).isEqualTo(1);
  }

  @Test
  void an_event_that_only_became_known_at_another_time_is_a_repeated_one() throws Exception {
    ImportSummary summary =
        trial
            .log("log.csv", "no,at,sent", "7,2026-03-02,2026-03-02", "7,2026-03-02,2026-03-04")
            .run(mapping("ingestedAt: sent"));
    assertThat(summary.repeated()).isEqualTo(1);
    assertThat(summary.conflicting()).isZero();
  }
}
