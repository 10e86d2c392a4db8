package org.yushi.supervision.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yushi.supervision.live.Standstill.Kind.HANGING_TRANSACTION;
import static org.yushi.supervision.live.Standstill.Kind.NOT_READ;
import static org.yushi.supervision.live.Standstill.Kind.NOT_STAMPED;
import static org.yushi.supervision.live.Standstill.Kind.READER_BEHIND;
import static org.yushi.supervision.live.Standstill.Kind.TICKER_DEAD;
import static org.yushi.supervision.live.Standstill.Kind.TICKER_OFF;

import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** Why a partition stands still, judged from what is known about it. */
class StandstillTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final long LONG_AGO = ago(60);
  private static final long JUST_NOW = ago(1);

  private static long ago(int seconds) {
    return NOW.minusSeconds(seconds).toEpochMilli();
  }

  private static PartitionFacts facts(
      Long clock, boolean stamped, long newest, long stable, OpenTransaction transaction) {
    return new PartitionFacts(
        new TopicPartition("case-events", 1),
        clock,
        LONG_AGO,
        stamped,
        newest,
        stable,
        34,
        transaction);
  }

  private static Standstill why(PartitionFacts facts, boolean ticking) {
    return Standstill.of(facts, ticking, NOW, Duration.ofSeconds(10), "kafka:9092");
  }

  @Test
  void nobodyWritesAndTheTickerIsOffOrDead() {
    PartitionFacts silent = facts(LONG_AGO, true, LONG_AGO, 34, null);

    assertThat(why(silent, false).kind()).isEqualTo(TICKER_OFF);
    assertThat(why(silent, true).kind()).isEqualTo(TICKER_DEAD);
    assertThat(why(facts(Ticker.NEVER, true, -1, 34, null), true).kind())
        .as("a partition that never had a record")
        .isEqualTo(TICKER_DEAD);
  }

  @Test
  void newRecordsThatWereNotReadYetAreABacklog() {
    assertThat(why(facts(LONG_AGO, true, JUST_NOW, 34, null), true).kind())
        .isEqualTo(READER_BEHIND);
  }

  @Test
  void aTransactionThatHangsIsNamedWithItsOffsetsAndTheCure() {
    OpenTransaction hanging = new OpenTransaction("window-7", 9, Instant.ofEpochMilli(LONG_AGO));

    Standstill why = why(facts(LONG_AGO, true, JUST_NOW, 9, hanging), true);

    assertThat(why.kind()).isEqualTo(HANGING_TRANSACTION);
    assertThat(why.en()).contains("window-7", "start offset 9", "9 / 34");
    assertThat(why.zh())
        .contains("悬挂事务")
        .contains("abort --topic case-events --partition 1 --start-offset 9");
  }

  @Test
  void aTransactionThatNobodyCanDescribeIsSuspectedAllTheSame() {
    Standstill why = why(facts(LONG_AGO, true, JUST_NOW, 9, null), true);

    assertThat(why.kind()).isEqualTo(HANGING_TRANSACTION);
    assertThat(why.en()).contains("9 / 34");
  }

  @Test
  void aTransactionThatHasJustBegunIsNotTheReason() {
    OpenTransaction fresh = new OpenTransaction("window-7", 30, Instant.ofEpochMilli(JUST_NOW));

    assertThat(why(facts(LONG_AGO, true, JUST_NOW, 30, fresh), true).kind())
        .isEqualTo(READER_BEHIND);
  }

  @Test
  void aTopicThatIsNoLongerStampedTellsNoTime() {
    assertThat(why(facts(LONG_AGO, false, JUST_NOW, 34, null), true).kind()).isEqualTo(NOT_STAMPED);
  }

  @Test
  void aPartitionWithoutAReaderIsToldAsSuch() {
    assertThat(why(facts(null, true, JUST_NOW, 34, null), true).kind()).isEqualTo(NOT_READ);
  }
}
