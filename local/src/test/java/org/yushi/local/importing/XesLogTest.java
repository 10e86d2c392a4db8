package org.yushi.local.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XesLogTest {
  private static final String LOG =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE log>
      <log xes.version="1.0" xmlns="http://www.xes-standard.org/">
        <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
        <global scope="event"><string key="concept:name" value="UNKNOWN"/></global>
        <string key="description" value="a log"><string key="nested" value="x"/></string>
        <trace>
          <string key="concept:name" value="c1"/>
          <date key="opened" value="2026-03-02T09:00:00.000+08:00"/>
          <string key="desk" value="d1"><string key="desk" value="nested"/></string>
          <event>
            <string key="concept:name" value="look"/>
            <date key="time:timestamp" value="2026-03-02T10:00:00.000+08:00"/>
            <string key="org:resource" value="w1"/>
            <list key="l"><values><string key="org:resource" value="inner"/></values></list>
          </event>
          <event>
            <string key="concept:name" value="look"/>
            <date key="time:timestamp" value="2026-03-02T11:00:00.000+08:00"/>
            <string key="desk" value="d2"/>
          </event>
          <string key="late" value="after the events"/>
        </trace>
        <trace>
          <string key="concept:name" value="c2"/>
          <string key="kind" value="test"/>
          <date key="opened" value="2026-03-03T09:00:00.000+08:00"/>
          <event>
            <string key="concept:name" value="look"/>
            <date key="time:timestamp" value="soon"/>
          </event>
        </trace>
      </log>
      """;

  private static final String MAPPING =
      """
      source: s
      zone: Asia/Shanghai
      skip: {equals: [kind, test]}
      fields: {caseId: TRACE/Concept:Name, window: desk, matter: trace/late}
      events:
        - {type: RECEIVED, occurredAt: Opened}
        - {type: STEP_FINISHED, per: event, occurredAt: time:timestamp,
           fields: {item: concept:name, handler: event/org:resource, department: trace/desk}}
      """;

  @TempDir Path folder;
  private Trial trial;

  @BeforeEach
  void oneFolder() {
    trial = new Trial(folder);
  }

  private List<String> problems(String log, String mapping) throws Exception {
    Trial with = trial.log("log.xes", log);
    MappingException thrown = catchThrowableOfType(MappingException.class, () -> with.run(mapping));
    assertThat(thrown).isNotNull();
    return thrown.problems();
  }

  @Test
  void traces_and_their_events_become_events() throws Exception {
    List<JsonNode> events = trial.log("log.xes", LOG).events(MAPPING);
    assertThat(Trial.types(events)).hasToString("{RECEIVED=1, STEP_FINISHED=2}");
    assertThat(events).extracting(e -> e.get("caseId").textValue()).containsOnly("c1");
    assertThat(events)
        .extracting(e -> e.get("matter").textValue())
        .containsOnly("after the events");
  }

  @Test
  void a_name_without_level_is_the_events_before_it_is_the_traces() throws Exception {
    List<JsonNode> events = trial.log("log.xes", LOG).events(MAPPING);
    assertThat(events)
        .extracting(e -> e.get("window").textValue())
        .containsExactly("d1", "d1", "d2");
    assertThat(events.get(2).get("department").textValue()).isEqualTo("d1");
    assertThat(events.get(2).get("item").textValue()).isEqualTo("look");
  }

  @Test
  void attributes_within_attributes_and_lists_are_passed_over() throws Exception {
    List<JsonNode> events = trial.log("log.xes", LOG).events(MAPPING);
    assertThat(events.get(1).get("handler").textValue()).isEqualTo("w1");
    assertThat(events.get(2).has("handler")).isFalse();
  }

  @Test
  void events_of_one_name_are_told_apart_by_their_time() throws Exception {
    List<JsonNode> events = trial.log("log.xes", LOG).events(MAPPING);
    assertThat(events).extracting(e -> e.get("eventId").textValue()).doesNotHaveDuplicates();
  }

  @Test
  void an_event_that_cannot_be_converted_is_rejected_alone_with_its_place() throws Exception {
    List<JsonNode> rejected =
        trial.log("log.xes", LOG).rejected(MAPPING.replace("skip: {equals: [kind, test]}\n", ""));
    assertThat(rejected).hasSize(1);
    JsonNode row = rejected.get(0);
    assertThat(row.get("row").intValue()).isEqualTo(2);
    assertThat(row.get("event").intValue()).isEqualTo(1);
    assertThat(row.get("reason").textValue()).startsWith("events[1].occurredAt: ").contains("soon");
    assertThat(row.get("raw").get("trace/concept:name").textValue()).isEqualTo("c2");
    assertThat(row.get("raw").get("event/time:timestamp").textValue()).isEqualTo("soon");
    assertThat(Trial.lines(trial.out())).hasSize(4);
  }

  @Test
  void an_attribute_that_nothing_in_the_log_has_is_told_with_those_it_has() throws Exception {
    List<String> problems = problems(LOG, MAPPING.replace("trace/late", "trace/later"));
    assertThat(problems)
        .singleElement()
        .asString()
        .startsWith("fields.matter（第 4 行 line 4）")
        .contains("no attribute \"trace/later\"", "trace: concept:name, opened, desk, late, kind;");
  }

  @Test
  void levels_are_looked_at_one_by_one() throws Exception {
    assertThat(problems(LOG, MAPPING.replace("event/org:resource", "event/late")))
        .singleElement()
        .asString()
        .contains("event/late");
    assertThat(problems(LOG, MAPPING.replace("occurredAt: Opened", "occurredAt: event/x")))
        .singleElement()
        .asString()
        .contains("需要 per: event");
  }

  @Test
  void an_optional_attribute_may_be_missing_everywhere() throws Exception {
    assertThat(trial.log("log.xes", LOG).events(MAPPING.replace("trace/late", "'trace/later?'")))
        .hasSize(3);
  }

  @Test
  void a_log_without_events_cannot_lack_their_attributes() throws Exception {
    String log =
        "<log><trace><string key='concept:name' value='c'/><date key='opened' value='2026-03-02'/>"
            + "<string key='desk' value='d'/><string key='late' value='l'/>"
            + "<string key='kind' value='k'/></trace></log>";
    assertThat(trial.log("log.xml", log).events(MAPPING)).hasSize(1);
  }

  @Test
  void what_is_no_xes_stops_the_import_with_the_reason() throws Exception {
    assertThatThrownBy(() -> new Trial(folder).log("a.xes", "<html></html>").run(MAPPING))
        .isInstanceOf(UnreadableLogException.class)
        .hasMessageContaining("a.xes")
        .hasMessageContaining("expected <log>, found <html>");
    assertThatThrownBy(() -> new Trial(folder).log("a.xes", "<log>", "<trace>").run(MAPPING))
        .isInstanceOf(UnreadableLogException.class)
        .hasMessageContaining("broken XML")
        .hasMessageContaining("line 3");
  }

  @Test
  void entities_are_not_resolved() throws Exception {
    Path secret = java.nio.file.Files.writeString(folder.resolve("secret"), "top secret");
    String log =
        "<!DOCTYPE log [<!ENTITY x SYSTEM \"%s\">]><log><trace>&x;</trace></log>"
            .formatted(secret.toUri());
    assertThatThrownBy(() -> trial.log("a.xes", log).run(MAPPING))
        .isInstanceOf(UnreadableLogException.class)
        .hasMessageNotContaining("top secret");
  }
}
