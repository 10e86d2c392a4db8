package org.yushi.local.serve;

import static java.time.temporal.ChronoUnit.MILLIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.yushi.local.serve.Ground.Event.accepted;
import static org.yushi.local.serve.Ground.Event.begun;
import static org.yushi.local.serve.Ground.Event.decided;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.yushi.local.serve.Ground.Event;
import org.yushi.local.services.KafkaService;
import org.yushi.local.services.RealServices;

/** Runs of serve on real topics: stopped, started again, left alone with a backlog. */
@RealServices
@Timeout(180)
class ServingTest extends OnGround {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  ServingTest(KafkaService kafka) {
    super(kafka);
  }

  private static void awaitClock(Serving serving, Instant instant) {
    await("the clock at " + instant)
        .atMost(LIMIT)
        .until(() -> serving.clock().filter(clock -> !clock.isBefore(instant)).isPresent());
  }

  private Set<String> casesThatWereEverRed() {
    return ground.revisions("live").stream()
        .filter(revision -> revision.path("level").asText().equals("RED"))
        .map(revision -> revision.path("caseId").asText())
        .collect(Collectors.toSet());
  }

  @Test
  void aBacklogOfTimelyClosingsIsReadBeforeAnythingIsSaid() throws Exception {
    List<String> cases = IntStream.range(0, 200).mapToObj(i -> "case-" + i).toList();
    Instant due;
    try (Serving before = ground.serve("live")) {
      awaitClock(before, Instant.now());
      Instant now = Instant.now().truncatedTo(MILLIS);
      due = now.plusSeconds(20);
      ground.send(
          cases.stream()
              .flatMap(each -> Stream.of(accepted(each, now, due), begun(each, now)))
              .toArray(Event[]::new));
      await("200 forecasts")
          .atMost(LIMIT)
          .until(() -> ground.lines("forecasts-live").size() >= cases.size());
      before.stop(false);
    }
    Instant closed = Instant.now().truncatedTo(MILLIS);
    ground.send(
        cases.subList(0, 150).stream().map(each -> decided(each, closed)).toArray(Event[]::new));
    assertThat(Instant.now()).as("closed in time").isBefore(due);
    await("the deadline").atMost(LIMIT).until(() -> Instant.now().isAfter(due.plusSeconds(1)));

    try (Serving after = ground.serve("live")) {
      assertThat(after.begun()).contains("from checkpoints/");
      awaitClock(after, Instant.now());
      after.stop(false);
    }

    assertThat(casesThatWereEverRed()).hasSize(50).isEqualTo(Set.copyOf(cases.subList(150, 200)));
  }
}
