package org.yushi.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.yushi.casework.Place;
import org.yushi.casework.Where;
import org.yushi.rulebook.Bilingual;
import org.yushi.rulebook.Level;
import org.yushi.verdict.Evidence;
import org.yushi.verdict.Line;
import org.yushi.verdict.Step;
import org.yushi.verdict.SubjectRef;
import org.yushi.verdict.Verdict;

/** The published schema of alerts says what is written. */
class AlertSchemaTest {
  private static final Path REFERENCE = Path.of("..", "docs", "reference");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant DUE = Instant.parse("2026-03-05T09:00:00Z");
  private static final List<String> AS_IT_HAPPENED =
      List.of("revision", "kind", "reason", "decidedAt");

  private static JsonNode definition() throws Exception {
    return JSON.readTree(REFERENCE.resolve("alert.schema.json").toFile());
  }

  private static List<Error> refusals(JsonNode line) throws Exception {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(definition())
        .validate(line);
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static Verdict verdict(
      SubjectRef subject, Where where, String audience, boolean confirm, Step... steps) {
    boolean full = !audience.isEmpty();
    return new Verdict(
        "overdue",
        new Bilingual("办件超期", "Case overdue"),
        subject,
        "",
        full ? "case 1" : null,
        new Line(List.of(steps)),
        where,
        full ? "MKT-01" : null,
        full ? DUE : null,
        full ? DUE.plusSeconds(1) : null,
        new Evidence(List.of("e1"), new Bilingual("计算", "so"), new Bilingual("依据", "law")),
        audience,
        confirm,
        "0123456789abcdef".repeat(4),
        "Asia/Shanghai");
  }

  private static AlertRevision of(Verdict verdict, RevisionKind kind, AlertStatus status) {
    String id = AlertId.of(verdict.rule(), verdict.subject(), verdict.about());
    List<Act> acts =
        verdict.confirm()
            ? List.of(new Act("a1", id, Act.Kind.RELEASE, "周正", "属实", DUE.plusSeconds(2)))
            : List.of();
    return new AlertRevision(id, 2, kind, Reason.FACT, DUE.plusMillis(1), status, verdict, acts);
  }

  private static AlertRevision everything() {
    return of(
        verdict(
            SubjectRef.ofCase("case 1"),
            new Where("510000", "C1", "W01", Place.CENTRE, "D-MKT", "S-017"),
            "window inspection",
            true,
            new Step(DUE.plusMillis(1), DUE, "PAST_PROMISE", Level.RED),
            Step.nothing(DUE.plusSeconds(60))),
        RevisionKind.ENDED,
        AlertStatus.ENDED);
  }

  private static AlertRevision least() {
    return of(
        verdict(
            new SubjectRef(SubjectRef.Kind.REGION, "CN"),
            Where.UNSAID,
            "",
            false,
            new Step(DUE, DUE, "ENDS", Level.NOTICE)),
        RevisionKind.RAISED,
        AlertStatus.ACTIVE);
  }

  private static List<String> words(String definition) throws Exception {
    List<String> words = new ArrayList<>();
    definition().path("$defs").path(definition).path("enum").forEach(w -> words.add(w.asText()));
    return words;
  }

  private static List<String> names(Enum<?>[] constants) {
    return Arrays.stream(constants).map(Enum::name).toList();
  }

  @Test
  void it_has_the_words_of_the_code() throws Exception {
    assertThat(words("kind")).isEqualTo(names(RevisionKind.values()));
    assertThat(words("reason")).isEqualTo(names(Reason.values()));
    assertThat(words("status")).isEqualTo(names(AlertStatus.values()));
    assertThat(words("subjectKind")).isEqualTo(names(SubjectRef.Kind.values()));
    List<String> levels = new ArrayList<>(names(Level.values()));
    levels.remove(Level.OFF.name());
    assertThat(words("level")).isEqualTo(levels);
  }

  @Test
  void it_has_the_fields_that_are_written_and_no_other() throws Exception {
    JsonNode written = JSON.readTree(AlertWriter.revision(everything()));
    assertThat(names(written))
        .containsExactlyInAnyOrderElementsOf(names(definition().path("properties")));
    assertThat(refusals(written)).isEmpty();
  }

  @Test
  void what_is_known_now_is_valid_too() throws Exception {
    JsonNode written = JSON.readTree(AlertWriter.alert(everything()));
    assertThat(names(written)).doesNotContainAnyElementsOf(AS_IT_HAPPENED);
    assertThat(refusals(written)).isEmpty();
  }

  @Test
  void it_asks_for_what_is_always_written() throws Exception {
    JsonNode written = JSON.readTree(AlertWriter.alert(least()));
    assertThat(refusals(written)).isEmpty();
    List<String> needed = new ArrayList<>();
    definition().path("required").forEach(field -> needed.add(field.asText()));
    assertThat(names(written)).containsExactlyInAnyOrderElementsOf(needed);
    for (String field : needed) {
      ObjectNode without = written.deepCopy();
      without.remove(field);
      assertThat(refusals(without)).as(field).isNotEmpty();
    }
  }

  @Test
  void a_revision_says_all_four_of_its_own_fields() throws Exception {
    JsonNode written = JSON.readTree(AlertWriter.revision(everything()));
    for (String field : AS_IT_HAPPENED) {
      ObjectNode without = written.deepCopy();
      without.remove(field);
      assertThat(refusals(without)).as(field).isNotEmpty();
    }
  }

  @Test
  void the_page_describes_every_field_and_word() throws Exception {
    String page = Files.readString(REFERENCE.resolve("alert.md"));
    assertThat(names(definition().path("properties")))
        .allSatisfy(field -> assertThat(page).contains("`" + field + "`"));
    assertThat(words("kind")).allSatisfy(kind -> assertThat(page).contains("| `" + kind + "` |"));
  }
}
