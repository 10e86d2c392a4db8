package org.yushi.local.serve;

import static java.time.temporal.ChronoUnit.MILLIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.yushi.local.services.KafkaService;
import org.yushi.local.services.RealServices;
import org.yushi.rulebook.RulebookBundle;
import org.yushi.rulebook.RulebookException;
import org.yushi.supervision.live.TopicsException;

/**
 * A restart with another rulebook. The calendar of the first ends twenty days ago; the second has
 * the year that follows.
 */
@RealServices
@Timeout(240)
class RulebooksInForceTest extends OnGround {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private final LocalDate lastDay = LocalDate.now(ZoneId.of("Asia/Shanghai")).minusDays(20);
  private final String firstYears =
      "region,from,until,week,notice\nCN,2024-01-01,%s,MON-FRI,first\n".formatted(lastDay);
  private final String nextYear =
      "CN,%s,%s,MON-FRI,next\n".formatted(lastDay.plusDays(1), lastDay.plusDays(400));

  RulebooksInForceTest(KafkaService kafka) {
    super(kafka);
  }

  @BeforeEach
  void theYearsThatAreOver() throws Exception {
    ground.rulebook(
        Map.of(
            "calendars/published.csv",
            firstYears,
            "calendars/days.csv",
            "place,date,day,name,nameEn\n"));
  }

  private List<JsonNode> revisions(String rule) {
    return ground.revisions("live").stream()
        .filter(revision -> revision.path("rule").asText().equals(rule))
        .toList();
  }

  private List<JsonNode> forecasts(String caseId) {
    return ground.lines("forecasts-live").stream()
        .map(Ground::parse)
        .filter(forecast -> forecast.path("caseId").asText().equals(caseId))
        .toList();
  }

  /** Accepted some days ago and begun; MKT-02 promises ten working days. */
  private void accepted(String caseId, int daysAgo) throws Exception {
    Instant at = Instant.now().truncatedTo(MILLIS).minus(Duration.ofDays(daysAgo));
    String item = "\"item\":\"MKT-02\"";
    for (Ground.Event event :
        List.of(
            Ground.Event.of(caseId, "ACCEPTED", at, ""),
            Ground.Event.begun(caseId, at.plusSeconds(1)))) {
      ground.send(new Ground.Event(caseId, event.json().replace("\"item\":\"MKT-01\"", item)));
    }
  }

  @Test
  void theNextYearIsPublishedAndEveryOpenCaseGetsItsDate() throws Exception {
    try (Serving before = ground.serve("live")) {
      accepted("long-ago", 22);
      accepted("lately", 2);
      Instant sent = Instant.now();
      await("the notice that the calendar has ended")
          .atMost(LIMIT)
          .until(() -> !revisions("calendar-ends").isEmpty());
      await("both judged")
          .atMost(LIMIT)
          .until(() -> before.clock().filter(clock -> clock.isAfter(sent)).isPresent());
      before.stop(false);
    }
    assertThat(revisions("overdue")).as("without a calendar nothing is due").isEmpty();
    assertThat(forecasts("lately")).isEmpty();

    ground.rulebook(Map.of("calendars/published.csv", firstYears + nextYear));
    try (Serving after = ground.serve("live")) {
      await("a date for each")
          .atMost(LIMIT)
          .until(() -> !revisions("overdue").isEmpty() && !forecasts("lately").isEmpty());
      await("the end of the notice")
          .atMost(LIMIT)
          .until(() -> revisions("calendar-ends").size() == 2);
      after.stop(false);
    }

    List<ConsumerRecord<String, String>> rulebooks = ground.records("rulebooks");
    assertThat(rulebooks).hasSize(2);
    assertThat(rulebooks.get(1).key()).isEqualTo(RulebookBundle.read(ground.book()).version());
    String inForce = Instant.ofEpochMilli(rulebooks.get(1).timestamp()).toString();
    assertThat(revisions("overdue"))
        .singleElement()
        .satisfies(
            red -> {
              assertThat(red.path("caseId").asText()).isEqualTo("long-ago");
              assertThat(red.path("level").asText()).isEqualTo("RED");
              assertThat(red.path("reason").asText()).isEqualTo("RULEBOOK");
              assertThat(decidedAt(red)).isEqualTo(inForce);
              assertThat(red.path("rulebook").asText()).isEqualTo(rulebooks.get(1).key());
            });
    JsonNode end = revisions("calendar-ends").get(1);
    assertThat(end.path("status").asText()).isEqualTo("ENDED");
    assertThat(end.path("reason").asText()).isEqualTo("RULEBOOK");
    assertThat(decidedAt(end)).isEqualTo(inForce);
    assertThat(forecasts("lately").get(0).path("steps").toString()).contains("PAST_PROMISE");

    try (Serving again =
        ground.serve("again", Map.of("YUSHI_TICKER_ENABLED", "false", "YUSHI_PARALLELISM", "1"))) {
      await("the end of the topic").atMost(LIMIT).until(again::hasCaughtUp);
      again.stop(false);
    }
    assertThat(ground.records("rulebooks")).as("no new rulebook").hasSize(2);
    assertThat(ground.lines("alerts-again"))
        .containsExactlyInAnyOrderElementsOf(ground.lines("alerts-live"));
  }

  private static String decidedAt(JsonNode revision) {
    return OffsetDateTime.parse(revision.path("decidedAt").asText()).toInstant().toString();
  }

  @Test
  void aRulebookWhoseCasesFailNeverComesIntoForce() throws Exception {
    ground.rulebook(
        Map.of(
            "cases.yaml",
            """
            - case: an acceptance is overdue at once
              rule: overdue
              given:
                - {type: ACCEPTED, at: 2026-03-02T10:00, item: MKT-01, centre: C1, window: W01}
              asOf: 2026-03-02T11:00
              finds:
                - {status: ACTIVE}
            """));

    assertThatThrownBy(() -> ground.serve("live"))
        .isInstanceOf(RulebookException.class)
        .hasMessageContaining("cases.yaml")
        .hasMessageContaining("an acceptance is overdue at once");
    assertThat(ground.records("rulebooks")).isEmpty();
  }

  @Test
  void somethingElseInTheTopicOfRulebooksIsNamedByItsOffset() throws Exception {
    ground.serve("live").close();
    ground.send("rulebooks", null, "no zip");

    assertThatThrownBy(() -> ground.serve("live"))
        .isInstanceOf(TopicsException.class)
        .hasMessageContaining(ground.topic("rulebooks"))
        .hasMessageContaining("no rulebook at offset 1");
  }
}
