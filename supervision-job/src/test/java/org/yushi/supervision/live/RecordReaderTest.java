package org.yushi.supervision.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yushi.supervision.live.LiveSettings.Clock.APPEND;
import static org.yushi.supervision.live.LiveSettings.Clock.PAYLOAD;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.yushi.supervision.RawRecord;
import org.yushi.supervision.RawRecord.Kind;

/** What a Kafka record is taken for. */
class RecordReaderTest {
  private static final TimestampType STAMPED = TimestampType.LOG_APPEND_TIME;
  private static final TimestampType CHOSEN = TimestampType.CREATE_TIME;

  private static List<RawRecord> read(
      LiveSettings.Clock clock, TimestampType type, boolean tick, String value) {
    Headers headers =
        tick
            ? new RecordHeaders(List.of(new RecordHeader(Ticker.HEADER, new byte[0])))
            : new RecordHeaders();
    byte[] bytes = value == null ? null : value.getBytes(StandardCharsets.UTF_8);
    List<RawRecord> out = new java.util.ArrayList<>();
    new RecordReader(clock)
        .deserialize(
            new ConsumerRecord<>(
                "case-events", 3, 17, 5_000, type, 0, 0, null, bytes, headers, Optional.empty()),
            new ListCollector<>(out));
    return out;
  }

  private static Kind kind(LiveSettings.Clock clock, TimestampType type, boolean tick, String v) {
    return read(clock, type, tick, v).get(0).kind();
  }

  @Test
  void aStampedRecordBearsTheTimeOfTheBrokerAndItsPlace() {
    RawRecord record = read(APPEND, STAMPED, false, "受理").get(0);

    assertThat(record.kind()).isEqualTo(Kind.APPENDED);
    assertThat(record.appendedAt()).isEqualTo(5_000);
    assertThat(record.topic()).isEqualTo("case-events");
    assertThat(record.origin()).isEqualTo("case-events-3");
    assertThat(record.position()).isEqualTo(17);
    assertThat(new String(record.bytes(), StandardCharsets.UTF_8)).isEqualTo("受理");
  }

  @Test
  void aTimeChosenByTheProducerIsUnstampedUnlessThatIsTheClock() {
    assertThat(kind(APPEND, CHOSEN, false, "{}")).isEqualTo(Kind.UNSTAMPED);
    assertThat(kind(PAYLOAD, CHOSEN, false, "{}")).isEqualTo(Kind.APPENDED);
  }

  @Test
  void aTickTellsTimeOnlyIfStamped() {
    assertThat(kind(APPEND, STAMPED, true, "")).isEqualTo(Kind.TICK);
    assertThat(kind(PAYLOAD, CHOSEN, true, "")).isEqualTo(Kind.TICK);
    assertThat(read(APPEND, CHOSEN, true, "")).isEmpty();
  }

  @Test
  void anEventCannotHideBehindTheHeaderOfATick() {
    assertThat(kind(APPEND, STAMPED, true, "{}")).isEqualTo(Kind.APPENDED);
  }

  @Test
  void aRecordWithoutAValueIsABrokenRecord() {
    RawRecord record = read(APPEND, STAMPED, false, null).get(0);

    assertThat(record.kind()).isEqualTo(Kind.APPENDED);
    assertThat(record.bytes()).isEmpty();
  }
}
