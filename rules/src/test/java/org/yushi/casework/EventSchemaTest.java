package org.yushi.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schema of the event contract says what reader and writer do. */
class EventSchemaTest {
  private static final Path REFERENCE = Path.of("..", "docs", "reference");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant NINE = Instant.parse("2026-03-02T01:00:00.123Z");
  private static final CaseEventWriter WRITER = new CaseEventWriter(ZoneId.of("Asia/Shanghai"));

  private static JsonNode definition() throws Exception {
    return JSON.readTree(REFERENCE.resolve("case-event.schema.json").toFile());
  }

  private static List<Error> refusals(String line) throws Exception {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(definition());
    return schema.validate(line, InputFormat.JSON);
  }

  private static void read(String line) throws RejectedEventException {
    new CaseEventReader().read(line.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> words(String definition) throws Exception {
    List<String> words = new ArrayList<>();
    definition().path("$defs").path(definition).path("enum").forEach(w -> words.add(w.asText()));
    return words;
  }

  private static List<String> names(Enum<?>[] constants) {
    return Arrays.stream(constants).map(Enum::name).toList();
  }

  /** An event with every field set; whether that makes sense is not asked. */
  private static CaseEvent everything(EventType type) {
    return new CaseEvent(
        "e1",
        "case 1",
        type,
        NINE,
        NINE.plusMillis(1),
        "centre",
        7,
        "MKT-01",
        new Where("510000", "C1", "W01", Place.CENTRE, "D-MKT", "S-017"),
        "abcdefghijklmnop",
        "project 9",
        "case 0",
        DayOrInstant.of(LocalDate.of(2026, 3, 5)),
        new Details(
            StepKind.HANDLING,
            "0",
            "HEARING",
            "T-18",
            DayOrInstant.of(NINE),
            5,
            "S-001",
            NINE,
            "because",
            1_250L,
            2),
        type == EventType.CORRECTED ? new Correction("e0", true, NINE) : null);
  }

  @Test
  void it_has_the_words_of_the_code() throws Exception {
    assertThat(words("eventType")).isEqualTo(names(EventType.values()));
    assertThat(words("place")).isEqualTo(names(Place.values()));
    assertThat(words("stepKind")).isEqualTo(names(StepKind.values()));
  }

  @Test
  void it_has_the_fields_that_are_written_and_no_other() throws Exception {
    List<String> published = new ArrayList<>();
    definition().path("properties").fieldNames().forEachRemaining(published::add);
    List<String> written = new ArrayList<>();
    JSON.readTree(WRITER.write(everything(EventType.CORRECTED)))
        .fieldNames()
        .forEachRemaining(written::add);
    assertThat(published).isEqualTo(written);
  }

  @Test
  void the_page_describes_every_field_and_type() throws Exception {
    String page = Files.readString(REFERENCE.resolve("case-event.md"));
    definition()
        .path("properties")
        .fieldNames()
        .forEachRemaining(field -> assertThat(page).contains("`" + field + "`"));
    assertThat(words("eventType"))
        .allSatisfy(type -> assertThat(page).contains("| `" + type + "` |"));
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void what_is_written_is_valid(EventType type) throws Exception {
    String line = WRITER.write(everything(type));
    assertThat(refusals(line)).isEmpty();
    assertThatCode(() -> read(line)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void both_ask_for_the_same_fields(EventType type) throws Exception {
    ObjectNode full = (ObjectNode) JSON.readTree(WRITER.write(everything(type)));
    List<String> fields = new ArrayList<>();
    full.fieldNames().forEachRemaining(fields::add);
    for (String field : fields) {
      ObjectNode without = full.deepCopy();
      without.remove(field);
      boolean refused = !refusals(without.toString()).isEmpty();
      if (refused) {
        assertThatExceptionOfType(RejectedEventException.class)
            .as(field)
            .isThrownBy(() -> read(without.toString()))
            .withMessageContaining(field);
      } else {
        assertThatCode(() -> read(without.toString())).as(field).doesNotThrowAnyException();
      }
    }
  }

  static Stream<String> broken() {
    String good =
        "\"eventId\":\"e1\",\"caseId\":\"c\",\"type\":\"ACCEPTED\","
            + "\"occurredAt\":\"2026-03-02T09:00:00+08:00\"";
    return Stream.concat(
        Stream.of(
                "\"eventId\":7",
                "\"eventId\":\" \"",
                "\"caseId\":\"\"",
                "\"type\":\"ARRIVED\"",
                "\"type\":\"accepted\"",
                "\"occurredAt\":\"2026-03-02 09:00\"",
                "\"occurredAt\":\"2026-03-02T09:00:00\"",
                "\"occurredAt\":\"1989-12-31T09:00:00+08:00\"",
                "\"occurredAt\":\"2101-01-02T09:00:00+08:00\"",
                "\"occurredAt\":1772413200000",
                "\"ingestedAt\":\"soon\"",
                "\"sourceSeq\":-1",
                "\"sourceSeq\":\"1\"",
                "\"sourceSeq\":1.5",
                "\"item\":{\"code\":\"x\"}",
                "\"window\":3",
                "\"place\":\"HOME\"",
                "\"promisedBy\":\"2026-13-01\"",
                "\"promisedBy\":\"Friday\"",
                "\"stepKind\":\"handling\"",
                "\"days\":-1",
                "\"days\":10001",
                "\"days\":2.5",
                "\"requestedAt\":\"2026-03-02\"",
                "\"reason\":\"" + "x".repeat(4001) + "\"",
                "\"unknown\":\"" + "x".repeat(4001) + "\"")
            .map(bad -> "{" + good.replaceAll(replaced(bad), "") + "," + bad + "}")
            .map(line -> line.replace("{,", "{").replace(",,", ",")),
        Stream.of(
            "[]",
            "\"text\"",
            "{" + good.replace("ACCEPTED", "CORRECTED") + "}",
            "{" + good.replace("ACCEPTED", "CORRECTED") + ",\"amends\":\"e0\",\"voids\":\"yes\"}",
            "{"
                + good.replace("ACCEPTED", "CORRECTED")
                + ",\"amends\":\"e0\",\"amendedOccurredAt\":\"2026-03-02\"}"));
  }

  /** The pattern of the good field that a bad one takes the place of. */
  private static String replaced(String bad) {
    return bad.substring(0, bad.indexOf(':')) + ":\"[^\"]*\"";
  }

  @ParameterizedTest
  @MethodSource("broken")
  void both_refuse(String line) throws Exception {
    assertThat(refusals(line)).isNotEmpty();
    assertThatExceptionOfType(RejectedEventException.class).isThrownBy(() -> read(line));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"item\":null",
        "\"item\":\"\"",
        "\"place\":null",
        "\"place\":\" \"",
        "\"ingestedAt\":null",
        "\"promisedBy\":\"\"",
        "\"promisedBy\":\"2026-03-05\"",
        "\"promisedBy\":\"2026-03-05T12:00+08:00\"",
        "\"days\":null",
        "\"voids\":\"yes\"",
        "\"unknown\":{\"a\":[1]}",
        "\"requestedAt\":\"2026-03-02T09:00:00.123456789Z\""
      })
  void both_take_in(String field) throws Exception {
    String line =
        "{\"eventId\":\"e1\",\"caseId\":\"c\",\"type\":\"ACCEPTED\","
            + "\"occurredAt\":\"2026-03-02T09:00:00+08:00\","
            + field
            + "}";
    assertThat(refusals(line)).isEmpty();
    assertThatCode(() -> read(line)).doesNotThrowAnyException();
  }
}
