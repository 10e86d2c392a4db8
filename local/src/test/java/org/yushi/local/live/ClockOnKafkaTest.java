package org.yushi.local.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yushi.local.live.LiveTopics.event;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.flink.api.common.JobStatus;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yushi.local.services.KafkaService;
import org.yushi.local.services.RealServices;
import org.yushi.supervision.live.EventTopics;
import org.yushi.supervision.live.LiveSettings;
import org.yushi.supervision.live.PartitionCounts;
import org.yushi.supervision.live.Ticker;
import org.yushi.supervision.live.Topics;

/** The clock of the whole job on a real broker: in silence, in trouble, and after it. */
@RealServices
@Timeout(180)
class ClockOnKafkaTest {
  private final KafkaService kafka;

  @TempDir Path folder;

  ClockOnKafkaTest(KafkaService kafka) {
    this.kafka = kafka;
  }

  @Test
  void timePassesThroughTopicsOfOneToFourPartitionsThatNeverHadARecord() throws Exception {
    String[] topics = new String[8];
    for (int i = 0; i < topics.length; i++) {
      topics[i] = kafka.newTopic("feed", 1 + i % 4, LiveTopics.INPUT);
    }
    LiveTopics live = LiveTopics.around(kafka, EventTopics.named(topics));
    Topics.create(live.settings().build(), 1, (short) 1);

    try (LiveRun run = LiveRun.start(live.settings().parallelism(3).build(), folder)) {
      run.awaitClockGoing();
      run.awaitClockAt(Instant.now().plusSeconds(2));

      assertThat(run.watch().age()).isLessThan(Duration.ofSeconds(3));
      assertThat(run.late()).isZero();
    }
  }

  @Test
  void aDeadlineFiresInSilenceWithinTwoSeconds() throws Exception {
    LiveTopics live = LiveTopics.of(kafka, 4);
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    Instant due = now.plusSeconds(20);
    live.write(
        live.events(), 1, now, event("case-1", "e1", "ACCEPTED", now, promisedBy("MKT-01", due)));

    try (LiveRun run = LiveRun.start(live.settings().parallelism(3).build(), folder)) {
      LiveTopics.Arrival red =
          live.await(live.names().alerts(), Duration.ofSeconds(40), "PAST_PROMISE", "\"RED\"");

      assertThat(red.at()).isBetween(due, due.plusSeconds(2));
      assertThat(red.value()).contains("\"alertId\":\"" + red.key() + "\"", "case-1");
      assertThat(run.late()).isZero();
    }
  }

  private static String promisedBy(String item, Instant due) {
    return ",\"item\":\"%s\",\"window\":\"W01\",\"promisedBy\":\"%s\"".formatted(item, due);
  }

  @Test
  void aTimeThatAProducerChoseNeitherMovesTheClockNorIsTakenIn() throws Exception {
    LiveTopics live = LiveTopics.of(kafka, 2);
    try (LiveRun run = LiveRun.start(live.settings().build(), folder)) {
      run.awaitClockGoing();
      Instant ahead = Instant.now().plusSeconds(1800);

      live.set(live.events(), "message.timestamp.type", "CreateTime");
      for (int partition = 0; partition < 2; partition++) {
        live.write(
            live.events(), partition, ahead, event("c", "forged", "RECEIVED", Instant.now(), ""));
      }

      live.await(live.names().rejected(), Duration.ofSeconds(30), "forged", "LogAppendTime");
      run.awaitAlarm(live.events() + "-0", live.events() + "-1", "LogAppendTime");
      assertThat(run.watch().clock()).isBefore(ahead.minusSeconds(1000));

      live.set(live.events(), "message.timestamp.type", "LogAppendTime");
      run.awaitRelief();
      assertThat(run.watch().clock()).isBefore(ahead.minusSeconds(1000));
    }
  }

  @Test
  void aPartitionAddedWhileRunningEndsTheJobForGoodAndSaysWhatToDo() throws Exception {
    LiveTopics live = LiveTopics.of(kafka, 2);
    try (LiveRun run = LiveRun.start(live.settings().build(), folder)) {
      run.awaitClockGoing();

      live.addPartition(live.events(), 3);

      assertThat(run.awaitFailure())
          .hasStackTraceContaining("topic " + live.events() + " has 3 partitions, recorded were 2")
          .hasStackTraceContaining("Let the sources write to a new topic");
    }
  }

  @Test
  void withoutATickerTheClockStandsAndTheLineSaysSo() throws Exception {
    LiveTopics live = LiveTopics.of(kafka, 2);
    try (LiveRun run =
        LiveRun.start(live.settings().ticker(false, Duration.ofSeconds(1)).build(), folder)) {
      live.write(live.events(), 0, Instant.now(), event("c", "e", "RECEIVED", Instant.now(), ""));

      run.awaitAlarm("打点已关闭", "the ticker is switched off", live.events() + "-1");
      Duration age = run.watch().age();
      Eventually.holds(
          "a clock that grows older",
          Duration.ofSeconds(10),
          () -> run.watch().age().compareTo(age.plusSeconds(2)) > 0,
          () -> run.watch().age());
    }
  }

  @Test
  void aTransactionThatHangsIsNamedAndTheClockGoesOnOnceItIsAborted() throws Exception {
    LiveTopics live = LiveTopics.of(kafka, 2);
    try (LiveRun run = LiveRun.start(live.settings().build(), folder);
        KafkaProducer<String, String> window7 = live.producer("transactional.id", "window-7")) {
      run.awaitClockGoing();
      window7.initTransactions();
      window7.beginTransaction();
      var unused =
          window7.send(
              new ProducerRecord<>(
                  live.events(), 1, "c", event("c", "e", "RECEIVED", Instant.now(), "")));
      window7.flush();

      String line = run.awaitAlarm("悬挂事务", "hanging transaction", "window-7");
      assertThat(line)
          .contains(live.events() + "-1：悬挂事务")
          .doesNotContain(live.events() + "-0")
          .contains("--topic " + live.events() + " --partition 1 --start-offset");

      window7.abortTransaction();
      run.awaitRelief();
      assertThat(run.late()).isZero();
    }
  }

  @Test
  void aBrokerThatIsDownIsNamedAndTheClockGoesOnWhenItIsBack() throws Exception {
    LiveTopics live = LiveTopics.of(kafka, 2);
    try (LiveRun run = LiveRun.start(live.settings().build(), folder)) {
      run.awaitClockGoing();

      kafka.stop();
      run.awaitAlarm(kafka.bootstrap(), "无法连接", "cannot be reached");
      Instant inTheOutage = Instant.now();
      assertThat(run.watch().clock()).isBefore(inTheOutage.minusSeconds(2));

      kafka.start();
      run.awaitRelief();
      run.awaitClockAt(inTheOutage);
      assertThat(run.late()).isZero();
      assertThat(run.status()).isEqualTo(JobStatus.RUNNING);
    }
  }

  @Test
  void aTopicTakenInByARestartIsReadFromItsFirstRecordBeforeTimeGoesOn() throws Exception {
    LiveTopics live = LiveTopics.of(kafka, 2);
    try (LiveRun run = LiveRun.start(live.settings().build(), folder)) {
      run.awaitClockGoing();
      run.stop();
    }

    String township = kafka.newTopic("township", 2, LiveTopics.INPUT);
    LiveTopics both = live.with(EventTopics.named(live.events(), township));
    try (KafkaProducer<String, String> producer = both.producer()) {
      for (int i = 0; i < 500; i++) {
        String written = event("case-" + i, "t" + i, "RECEIVED", Instant.now(), "");
        var unused = producer.send(new ProducerRecord<>(township, i % 2, "k", written));
      }
    }
    tickFromOutside(live);
    try (LiveRun run = LiveRun.start(both.settings().build(), folder)) {
      run.awaitClockGoing();

      assertThat(run.late()).isZero();
    }
  }

  /** So that the clock of the known topics runs ahead as soon as they are read. */
  private static void tickFromOutside(LiveTopics live) throws Exception {
    LiveSettings settings = live.settings().build();
    PartitionCounts known = Topics.check(settings);
    try (Ticker outside = new Ticker(settings.client(), known)) {
      outside.tick();
      Eventually.holds(
          "a tick in every partition",
          Duration.ofSeconds(10),
          () -> outside.sent() == known.partitions().size(),
          outside::failed);
    }
  }
}
