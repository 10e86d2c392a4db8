package org.yushi.supervision.live;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.yushi.supervision.RawRecord;

/**
 * Takes records from Kafka undecoded and says what each is: a tick, a record that the broker
 * stamped, or one whose time its producer chose. A tick that the broker did not stamp tells nothing
 * and is left out. A tick has no content: an event cannot pass for one.
 */
final class RecordReader implements KafkaRecordDeserializationSchema<RawRecord> {
  private static final long serialVersionUID = 1L;
  private static final byte[] NOTHING = new byte[0];

  private final LiveSettings.Clock clock;

  RecordReader(LiveSettings.Clock clock) {
    this.clock = clock;
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<RawRecord> out) {
    byte[] bytes = record.value() == null ? NOTHING : record.value();
    boolean tick = Ticker.isTick(record);
    boolean stamped =
        clock == LiveSettings.Clock.PAYLOAD
            || record.timestampType() == TimestampType.LOG_APPEND_TIME;
    if (tick && !stamped) {
      return;
    }
    RawRecord.Kind kind =
        tick ? RawRecord.Kind.TICK : stamped ? RawRecord.Kind.APPENDED : RawRecord.Kind.UNSTAMPED;
    String origin = record.topic() + "-" + record.partition();
    out.collect(
        new RawRecord(kind, record.topic(), origin, record.offset(), record.timestamp(), bytes));
  }

  @Override
  public TypeInformation<RawRecord> getProducedType() {
    return TypeInformation.of(RawRecord.class);
  }
}
