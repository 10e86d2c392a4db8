package org.yushi.local.year;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.yushi.rulebook.Rulebook;
import org.yushi.rulebook.RulebookBundle;
import org.yushi.rulebook.RulebookException;
import org.yushi.rulebook.RulebookLoader;

/** The dates of the plain reader are those that the shipped cases of the rules lay down. */
class PlainDueTest {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final ZoneOffset OFFSET = ZoneOffset.ofHours(8);

  @TestFactory
  Stream<DynamicTest> asTheCasesOfTheRulesSay() throws IOException, RulebookException {
    RulebookBundle bundle = RulebookBundle.shipped("county");
    Rulebook laboratory = RulebookLoader.load(bundle.laboratory());
    List<DynamicTest> tests = new ArrayList<>();
    for (String rule : List.of("overdue", "same-day")) {
      String file = "rules/" + rule + "/cases.yaml";
      for (JsonNode each : YAML.readTree(Objects.requireNonNull(bundle.text(file)))) {
        for (JsonNode finding : each.path("finds")) {
          if (finding.has("dueAt")) {
            String name = rule + ": " + each.path("case").asText();
            tests.add(DynamicTest.dynamicTest(name, () -> check(each, finding, laboratory)));
          }
        }
      }
    }
    assertThat(tests).hasSizeGreaterThan(50);
    return tests.stream();
  }

  private static void check(JsonNode written, JsonNode finding, Rulebook rulebook) {
    List<PlainEvent> events = new ArrayList<>();
    for (JsonNode given : written.path("given")) {
      events.add(PlainEvent.of(line(given, events.size() + 1)));
    }
    PlainCase file = new PlainCase(events, instant(written.path("asOf").asText()));
    PlainPlace place = PlainPlace.of(file, rulebook);
    Instant began = new PlainClock(file, place.calendar(), rulebook.feeds()).began();
    PlainDue due = PlainDue.of(file, place, began, rulebook);
    boolean instant = place.item().equals("INSTANT");
    boolean promise = !instant || !finding.path("dueAt").asText().isEmpty();
    if (promise) {
      assertThat(due.promise()).isEqualTo(expected(finding.path("dueAt")));
    }
    if (finding.has("statutoryAt")) {
      assertThat(due.statute()).isEqualTo(expected(finding.path("statutoryAt")));
    }
  }

  private static @Nullable Instant expected(JsonNode text) {
    return text.asText().isEmpty() ? null : instant(text.asText());
  }

  private static Instant instant(String local) {
    return LocalDateTime.parse(local).toInstant(OFFSET);
  }

  private static String withOffset(String text) {
    boolean local = text.length() > 10 && !text.endsWith("Z") && text.indexOf('+') < 0;
    return local ? DraftEvent.text(instant(text)) : text;
  }

  private static String line(JsonNode given, int number) {
    ObjectNode event = YAML.createObjectNode();
    event.put("caseId", "case").put("eventId", "e" + number).put("source", "centre");
    given
        .properties()
        .forEach(
            field -> {
              String name =
                  switch (field.getKey()) {
                    case "at" -> "occurredAt";
                    case "known" -> "ingestedAt";
                    case "id" -> "eventId";
                    default -> field.getKey();
                  };
              boolean time =
                  List.of(
                          "occurredAt",
                          "ingestedAt",
                          "promisedBy",
                          "declaredEnd",
                          "amendedOccurredAt")
                      .contains(name);
              JsonNode value = field.getValue();
              if (time) {
                event.put(name, withOffset(value.asText()));
              } else {
                event.set(name, value);
              }
            });
    return event.toString();
  }
}
