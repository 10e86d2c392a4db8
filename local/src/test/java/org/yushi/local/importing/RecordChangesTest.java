package org.yushi.local.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yushi.casework.CaseEvent;
import org.yushi.casework.CaseEventReader;
import org.yushi.casework.CaseFile;
import org.yushi.casework.EventLog;
import org.yushi.casework.Fact;

/** Exports in which a row says whether its record is new, changed or deleted. */
class RecordChangesTest {
  private static final String MAPPING =
      """
      source: s
      zone: UTC
      key: id
      changes: {kind: {map: op, to: {i: NEW, u: CHANGED, d: DELETED}}, at: noted}
      fields: {caseId: no, ingestedAt: noted}
      events:
        - {type: ACCEPTED, occurredAt: accepted, fields: {promisedBy: due, handler: who}}
        - {type: RATED, occurredAt: accepted, when: {present: rating}, fields: {reason: rating}}
      """;
  private static final String HEADER = "id,no,op,noted,accepted,due,who,rating";
  private static final String NEW = "1,C,i,2026-03-02 10:05,2026-03-02 10:00,2026-03-06,a,";
  private static final String CHANGED = "1,C,u,2026-03-04 09:00,2026-03-02 11:00,2026-03-09,b,";
  private static final String CHANGED_AGAIN =
      "1,C,u,2026-03-05 09:00,2026-03-02 11:30,2026-03-10,c,good";
  private static final String DELETED = "1,C,d,2026-03-07 09:00,2026-03-02 11:00,2026-03-09,b,";

  @TempDir Path folder;
  private Trial trial;

  @BeforeEach
  void oneFolder() {
    trial = new Trial(folder);
  }

  private List<JsonNode> events(String... rows) throws Exception {
    List<String> lines = new ArrayList<>(List.of(HEADER));
    lines.addAll(List.of(rows));
    return trial.log("log.csv", lines.toArray(String[]::new)).events(MAPPING);
  }

  /** The file of the case as the engine folds it. */
  private static CaseFile file(List<JsonNode> events) throws Exception {
    EventLog log = new EventLog(new ArrayList<>());
    CaseEventReader reader = new CaseEventReader();
    for (JsonNode event : events) {
      log.add(reader.read(event.toString().getBytes(StandardCharsets.UTF_8)));
    }
    return CaseFile.fold("C", log.events());
  }

  @Test
  void a_new_record_tells_its_events() throws Exception {
    List<JsonNode> events = events(NEW);
    assertThat(Trial.types(events)).hasToString("{ACCEPTED=1}");
    assertThat(events.get(0).get("sourceSeq").intValue()).isEqualTo(1);
  }

  @Test
  void a_changed_record_says_what_holds_and_what_was_said_before_is_not_forgotten()
      throws Exception {
    List<JsonNode> events = events(NEW, CHANGED);
    CaseFile file = file(events);
    CaseEvent now = file.accepted();
    assertThat(now.promisedBy()).hasToString("2026-03-09");
    assertThat(now.occurredAt()).hasToString("2026-03-02T11:00:00Z");
    assertThat(now.where().handler()).isEqualTo("b");
    List<CaseEvent> versions =
        file.facts().get(0).versions().stream().map(Fact.Version::event).toList();
    assertThat(versions)
        .extracting(version -> version.promisedBy() + " known " + version.knownAt())
        .containsExactly(
            "2026-03-06 known 2026-03-02T10:05:00Z", "2026-03-09 known 2026-03-04T09:00:00Z");
  }

  @Test
  void the_last_change_holds_in_whatever_order_the_rows_come() throws Exception {
    List<JsonNode> events = new ArrayList<>(events(NEW, CHANGED, CHANGED_AGAIN));
    String inOrder = file(events).facts().toString();
    Collections.reverse(events);
    assertThat(file(events).facts()).hasToString(inOrder);
    assertThat(file(events).accepted().promisedBy()).hasToString("2026-03-10");
  }

  @Test
  void a_record_whose_first_version_was_never_exported_is_not_lost() throws Exception {
    CaseFile file = file(events(CHANGED));
    assertThat(file.accepted().promisedBy()).hasToString("2026-03-09");
    assertThat(file.orphans()).isEmpty();
  }

  @Test
  void a_change_may_add_an_event() throws Exception {
    assertThat(file(events(NEW, CHANGED_AGAIN)).facts())
        .extracting(fact -> fact.event().type().name())
        .containsExactly("ACCEPTED", "RATED");
  }

  @Test
  void a_deleted_record_takes_its_events_back() throws Exception {
    List<JsonNode> events = events(NEW, CHANGED, DELETED);
    CaseFile file = file(events);
    assertThat(file.facts()).isEmpty();
    assertThat(file.orphans()).isEmpty();
    JsonNode last = events.get(events.size() - 1);
    assertThat(last.get("type").textValue()).isEqualTo("CORRECTED");
    assertThat(last.get("voids").booleanValue()).isTrue();
    assertThat(last.get("occurredAt").textValue()).isEqualTo("2026-03-07T09:00:00.000Z");
    assertThat(last.has("promisedBy")).isFalse();
  }

  @Test
  void the_same_rows_give_the_same_events_and_no_warning() throws Exception {
    List<JsonNode> once = events(NEW, CHANGED, DELETED);
    assertThat(events(NEW, CHANGED, DELETED)).isEqualTo(once);
    assertThat(trial.run(MAPPING).conflicting()).isZero();
  }

  @Test
  void two_new_records_of_one_key_are_still_warned_of() throws Exception {
    events(NEW, NEW.replace("2026-03-06", "2026-03-07"));
    assertThat(trial.run(MAPPING).conflicting()).isEqualTo(1);
  }

  @Test
  void a_row_that_says_something_else_is_rejected() throws Exception {
    List<JsonNode> rejected =
        trial
            .log("log.csv", HEADER, NEW.replace(",i,", ",x,"), NEW.replace("2026-03-02 10:05", ""))
            .rejected(MAPPING);
    assertThat(rejected)
        .extracting(each -> each.get("reason").textValue())
        .containsExactly(
            "changes.kind: 应为 expected one of NEW, CHANGED, DELETED, found none",
            "changes.at: 没有时间 expected a time, found none");
  }

  @Test
  void only_events_about_cases_can_be_corrected() throws Exception {
    String mapping =
        """
        source: s
        zone: UTC
        key: id
        changes: {kind: {const: CHANGED}, at: noted}
        events: [{type: HEARTBEAT, occurredAt: noted}]
        """;
    assertThat(trial.log("log.csv", HEADER, CHANGED).rejected(mapping).get(0).get("reason"))
        .hasToString(
            "\"events[0]: 只有办件的事件可以更正 only an event about a case can be corrected, found"
                + " HEARTBEAT of a CHANGED record\"");
  }

  @Test
  void mistakes_in_it_are_told_with_their_place() {
    String mapping =
        MAPPING.replace(
            "to: {i: NEW, u: CHANGED, d: DELETED}}, at: noted", "to: {i: NWE}}, att: t");
    MappingException thrown =
        catchThrowableOfType(MappingException.class, () -> Trial.read(mapping));
    assertThat(thrown.problems())
        .anySatisfy(
            problem ->
                assertThat(problem)
                    .startsWith("changes.att（第 4 行 line 4）")
                    .contains("expected one of: kind, at"))
        .anySatisfy(problem -> assertThat(problem).contains("缺少 kind 或 at"));
    assertThat(
            catchThrowableOfType(
                    MappingException.class, () -> Trial.read(MAPPING.replace("i: NEW", "i: NWE")))
                .problems())
        .singleElement()
        .asString()
        .contains("\"NWE\"", "expected one of: NEW, CHANGED, DELETED");
  }

  @Test
  void a_field_that_a_table_says_anew_needs_no_column_of_the_shared_one() throws Exception {
    List<JsonNode> events =
        trial
            .log("beat.csv", "at", "2026-03-02 09:00")
            .events(
                """
                source: s
                zone: UTC
                key: id
                fields: {caseId: no, centre: {const: C1}}
                tables:
                  - files: beat*
                    key: at
                    fields: {caseId: {const: ""}}
                    events: [{type: HEARTBEAT, occurredAt: at}]
                """);
    assertThat(events.get(0).has("caseId")).isFalse();
    assertThat(events.get(0).get("centre").textValue()).isEqualTo("C1");
  }
}
