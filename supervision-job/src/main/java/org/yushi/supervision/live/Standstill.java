package org.yushi.supervision.live;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Why the clock stands still, in one place.
 *
 * @param kind what kind of reason
 * @param zh the reason, and what to do, in Chinese
 * @param en the same in English
 */
record Standstill(Kind kind, String zh, String en) {
  /** Kinds of reasons. */
  enum Kind {
    BROKER_DOWN,
    PARTITION_DOWN,
    NOT_RUNNING,
    NOT_READ,
    NOT_STAMPED,
    HANGING_TRANSACTION,
    READER_BEHIND,
    TICKER_OFF,
    TICKER_DEAD,
    STATIONS_BUSY
  }

  /** Kafka as a whole does not answer. */
  static Standstill brokerDown(BrokerException failure) {
    String said = String.valueOf(failure.getMessage());
    return new Standstill(Kind.BROKER_DOWN, said, "the broker does not answer");
  }

  /** Kafka answers, but not about this partition. */
  static Standstill partitionDown(String why) {
    return new Standstill(
        Kind.PARTITION_DOWN,
        "分区无应答（" + why + "），请检查其主副本所在的 broker",
        "the partition does not answer (" + why + "); look at the broker that leads it");
  }

  /** The case station does not run. */
  static Standstill notRunning() {
    return new Standstill(
        Kind.NOT_RUNNING, "作业未在运行，可能正在重启", "the job is not running; it may be restarting");
  }

  /** Every partition was read; the stations have not caught up. */
  static Standstill stationsBusy() {
    return new Standstill(
        Kind.STATIONS_BUSY,
        "各分区均已读到最新，但各站尚未处理完",
        "every partition was read, but the stations have not caught up");
  }

  /**
   * Why the clock of a partition is old.
   *
   * @param ticking whether the job has a ticker
   * @param tolerated what is older than this is old
   * @param address where Kafka is, for the advice
   */
  static Standstill of(
      PartitionFacts facts, boolean ticking, Instant now, Duration tolerated, String address) {
    long old = now.minus(tolerated).toEpochMilli();
    if (facts.clock() == null) {
      return new Standstill(
          Kind.NOT_READ, "尚无读者，可能作业刚启动", "no reader has it yet; the job may just have started");
    }
    if (!facts.stamped()) {
      return new Standstill(
          Kind.NOT_STAMPED,
          "主题的 message.timestamp.type 不再是 LogAppendTime，记录一概不可信，请改回",
          "message.timestamp.type of the topic is no longer LogAppendTime, so no record tells time;"
              + " set it back");
    }
    if (facts.stable() < facts.end() && isOld(facts.transaction(), old)) {
      return hangingTransaction(facts, address);
    }
    if (facts.newest() > old) {
      return readerBehind(facts);
    }
    return ticking ? tickerDead(facts) : tickerOff(facts);
  }

  private static boolean isOld(@Nullable OpenTransaction transaction, long old) {
    return transaction == null
        || transaction.startedAt() == null
        || transaction.startedAt().toEpochMilli() <= old;
  }

  private static Standstill hangingTransaction(PartitionFacts facts, String address) {
    String offsets = facts.stable() + " / " + facts.end();
    OpenTransaction transaction = facts.transaction();
    if (transaction == null) {
      return new Standstill(
          Kind.HANGING_TRANSACTION,
          "悬挂事务：可读至 / 末尾 = " + offsets + "，请查明哪个生产者未提交",
          "hanging transaction: readable up to / end = "
              + offsets
              + "; find out which producer did not commit");
    }
    String since =
        transaction.startedAt() == null ? "?" : text(transaction.startedAt().toEpochMilli());
    String cure =
        "kafka-transactions.sh --bootstrap-server %s abort --topic %s --partition %d --start-offset %d"
            .formatted(
                address,
                facts.partition().topic(),
                facts.partition().partition(),
                transaction.startOffset());
    return new Standstill(
        Kind.HANGING_TRANSACTION,
        "悬挂事务：生产者 %s 自 %s 起未提交，起始位移 %d，可读至 / 末尾 = %s；请令其提交，或中止：%s"
            .formatted(transaction.producer(), since, transaction.startOffset(), offsets, cure),
        ("hanging transaction: producer %s has not committed since %s, start offset %d, readable up"
                + " to / end = %s; let it commit, or abort it as shown")
            .formatted(transaction.producer(), since, transaction.startOffset(), offsets));
  }

  private static Standstill readerBehind(PartitionFacts facts) {
    String read = text(facts.clock() == null ? Ticker.NEVER : facts.clock());
    String newest = text(facts.newest());
    return new Standstill(
        Kind.READER_BEHIND,
        "积压：已读到 %s，最新记录 %s，末尾位移 %d，正在追赶".formatted(read, newest, facts.end()),
        "backlog: read up to %s, newest record %s, end offset %d; catching up"
            .formatted(read, newest, facts.end()));
  }

  private static Standstill tickerOff(PartitionFacts facts) {
    return new Standstill(
        Kind.TICKER_OFF,
        "打点已关闭，且无人写入（最新记录 %s）：没有打点，时间不前进".formatted(text(facts.newest())),
        "the ticker is switched off and nobody writes (newest record %s): without ticks no time passes"
            .formatted(text(facts.newest())));
  }

  private static Standstill tickerDead(PartitionFacts facts) {
    return new Standstill(
        Kind.TICKER_DEAD,
        "打点失效：Kafka 可用，但最近一次确认的打点为 %s（最新记录 %s）；请检查打点者写该主题的权限与日志"
            .formatted(text(facts.lastTick()), text(facts.newest())),
        ("the ticker is dead: Kafka answers, but its last acknowledged tick is %s (newest record"
                + " %s); look at its right to write the topic, and its log")
            .formatted(text(facts.lastTick()), text(facts.newest())));
  }

  /** A time in the zone of this machine, with offset. */
  static String text(long millis) {
    return millis < 0
        ? "—"
        : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
            Instant.ofEpochMilli(millis)
                .truncatedTo(ChronoUnit.SECONDS)
                .atZone(ZoneId.systemDefault()));
  }
}
