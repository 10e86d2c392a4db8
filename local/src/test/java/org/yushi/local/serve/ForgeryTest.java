package org.yushi.local.serve;

import static java.time.temporal.ChronoUnit.MILLIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.yushi.local.services.KafkaService;
import org.yushi.local.services.RealServices;
import org.yushi.supervision.live.TopicsException;

/** What producers may try in order to look better than they are. */
@RealServices
@Timeout(180)
class ForgeryTest extends OnGround {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Instant LONG_AGO = Instant.parse("1999-01-01T00:00:00Z");

  ForgeryTest(KafkaService kafka) {
    super(kafka);
  }

  @Test
  void aTopicInWhichProducersChooseTheTimeIsRefused() throws Exception {
    NewTopic lenient =
        new NewTopic(ground.topic("case-events"), 2, (short) 1)
            .configs(Map.of("message.timestamp.type", "CreateTime", "retention.ms", "-1"));
    kafka.admin().createTopics(List.of(lenient)).all().get();

    assertThatThrownBy(() -> ground.serve("live"))
        .isInstanceOf(TopicsException.class)
        .hasMessageContaining(
            "topic "
                + ground.topic("case-events")
                + " has message.timestamp.type CreateTime, expected LogAppendTime");
  }

  @Test
  void whatARecordSaysOfWhenItBecameKnownCountsForNothing() throws Exception {
    ground.rulebook(
        Map.of("feeds.csv", "source,centres,lag,tolerance\n*,,PT0S,\ntownship,T1,PT0S,\n"));
    try (Serving serving = ground.serve("live")) {
      Instant now = Instant.now().truncatedTo(MILLIS);
      Instant due = now.minusSeconds(3_600);
      ground.send("case-events", null, begun("forged").json());
      ground.send(
          "case-events",
          LONG_AGO.toEpochMilli(),
          withKnownAt(Ground.Event.accepted("forged", due.minusSeconds(60), due), LONG_AGO));
      ground.send(
          "case-events",
          null,
          Ground.Event.accepted("foreign", now, now)
              .json()
              .replace("\"source\":\"windows\"", "\"source\":\"township\""));
      await("a red alert and a rejected record")
          .atMost(LIMIT)
          .until(() -> !reds().isEmpty() && !ground.lines("rejected-live").isEmpty());
      serving.stop(false);

      assertThat(reds())
          .singleElement()
          .satisfies(
              red -> {
                assertThat(red.path("caseId").asText()).isEqualTo("forged");
                assertThat(OffsetDateTime.parse(red.path("decidedAt").asText()).toInstant())
                    .isBetween(now, Instant.now());
              });
      assertThat(ground.lines("rejected-live"))
          .singleElement()
          .asString()
          .contains("expected one that source", "township", "may speak for (feeds.csv: T1)", "C1")
          .contains("\\\"caseId\\\":\\\"foreign\\\"");
    }
  }

  private static Ground.Event begun(String caseId) {
    return Ground.Event.begun(caseId, Instant.now().truncatedTo(MILLIS).minusSeconds(3_650));
  }

  private static String withKnownAt(Ground.Event event, Instant knownAt) {
    return event.json().replaceFirst("}$", ",\"ingestedAt\":\"" + knownAt + "\"}");
  }

  private List<JsonNode> reds() {
    return ground.revisions("live").stream()
        .filter(revision -> revision.path("level").asText().equals("RED"))
        .toList();
  }
}
