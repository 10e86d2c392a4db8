package org.yushi.local.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yushi.local.live.LiveTopics.event;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yushi.local.services.KafkaService;
import org.yushi.local.services.RealServices;

/**
 * Twenty cases are due at one instant; those with even numbers are closed in time. Whatever keeps
 * the closings from being read until long after, exactly the odd ones turn red.
 */
@RealServices
@Timeout(180)
class NoFalseRedsTest {
  private static final int CASES = 20;
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final KafkaService kafka;
  private final Set<String> open = new TreeSet<>();

  @TempDir Path folder;

  NoFalseRedsTest(KafkaService kafka) {
    this.kafka = kafka;
    for (int i = 1; i < CASES; i += 2) {
      open.add("case-" + i);
    }
  }

  private static Instant soon() {
    return Instant.now().plusSeconds(10).truncatedTo(ChronoUnit.MILLIS);
  }

  private static void accept(LiveTopics live, Instant due) throws Exception {
    String promise = ",\"item\":\"MKT-01\",\"window\":\"W01\",\"promisedBy\":\"" + due + "\"";
    write(live, 0, 1, "ACCEPTED", promise);
  }

  private static void closeEvenOnes(LiveTopics live) throws Exception {
    write(live, 0, 2, "DECIDED", "");
  }

  private static void write(LiveTopics live, int first, int step, String type, String more)
      throws Exception {
    try (KafkaProducer<String, String> producer = live.producer()) {
      for (int i = first; i < CASES; i += step) {
        String value = event("case-" + i, type + i, type, Instant.now(), more);
        var unused = producer.send(new ProducerRecord<>(live.events(), i / 2 % 2, "k", value));
      }
      producer.flush();
    }
  }

  private static void awaitTime(Instant instant) {
    Eventually.holds(
        "the time " + instant,
        Duration.ofSeconds(60),
        () -> Instant.now().isAfter(instant),
        Instant::now);
  }

  @Test
  void aBrokerThatStopsAcrossTheDeadline() throws Exception {
    LiveTopics live = LiveTopics.of(kafka, 2);
    try (LiveRun run = LiveRun.start(live.settings().build(), folder)) {
      run.awaitClockGoing();
      Instant due = soon();
      accept(live, due);
      closeEvenOnes(live);
      kafka.stop();
      awaitTime(due.plus(SECOND));
      assertThat(run.watch().clock()).isBefore(due);

      kafka.start();
      run.awaitClockAt(due.plus(SECOND));
      assertOnlyOpenOnesAreRed(live, run);
    }
  }

  @Test
  void aTransactionThatHangsBeforeTheClosings() throws Exception {
    LiveTopics live = LiveTopics.of(kafka, 2);
    try (LiveRun run = LiveRun.start(live.settings().build(), folder);
        KafkaProducer<String, String> hanging = live.producer("transactional.id", "window-9")) {
      run.awaitClockGoing();
      hanging.initTransactions();
      Instant due = soon();
      accept(live, due);
      hanging.beginTransaction();
      String nothing = event("other", "o", "RECEIVED", Instant.now(), "");
      var unused = hanging.send(new ProducerRecord<>(live.events(), 1, "k", nothing));
      hanging.flush();
      closeEvenOnes(live);
      awaitTime(due.plus(SECOND));
      assertThat(run.watch().clock()).isBefore(due);

      hanging.abortTransaction();
      run.awaitClockAt(due.plus(SECOND));
      assertOnlyOpenOnesAreRed(live, run);
    }
  }

  @Test
  void aJobThatRunsWithoutATicker() throws Exception {
    LiveTopics live = LiveTopics.of(kafka, 2);
    try (LiveRun run = LiveRun.start(live.settings().ticker(false, SECOND).build(), folder)) {
      Instant due = soon();
      accept(live, due);
      run.awaitAlarm("the ticker is switched off");
      awaitTime(due.plus(SECOND));

      assertThat(run.watch().clock()).isBefore(due);
      assertThat(reds(live)).isEmpty();
    }
  }

  /** Every odd case, and after a further second of supervision time still no other. */
  private void assertOnlyOpenOnesAreRed(LiveTopics live, LiveRun run) {
    Eventually.holds(
        "red of " + open,
        Duration.ofSeconds(30),
        () -> reds(live).containsAll(open),
        () -> reds(live));
    run.awaitClockAt(Instant.now().plus(SECOND));
    assertThat(reds(live)).isEqualTo(open);
    assertThat(run.late()).isZero();
  }

  private static Set<String> reds(LiveTopics live) {
    Set<String> reds = new TreeSet<>();
    for (String alert : live.values(live.names().alerts())) {
      if (alert.contains("\"level\":\"RED\"")) {
        reds.add(alert.replaceFirst(".*\"caseId\":\"([^\"]+)\".*", "$1"));
      }
    }
    return reds;
  }
}
