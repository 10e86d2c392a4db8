package org.yushi.supervision.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.junit.jupiter.api.Test;
import org.yushi.supervision.RawRecord;

/** The clock of one partition. */
class StampedTimeTest {
  private final StampedTime clock = new StampedTime();
  private final List<String> said = new ArrayList<>();
  private final WatermarkOutput output =
      new WatermarkOutput() {
        @Override
        public void emitWatermark(Watermark watermark) {
          said.add(String.valueOf(watermark.getTimestamp()));
        }

        @Override
        public void markIdle() {
          said.add("idle");
        }

        @Override
        public void markActive() {
          said.add("active");
        }
      };

  private void read(RawRecord.Kind kind, long time) {
    clock.onEvent(new RawRecord(kind, "t", "t-0", 0, time, new byte[0]), time, output);
  }

  @Test
  void saysNothingBeforeItKnowsATime() {
    clock.onPeriodicEmit(output);

    assertThat(said).isEmpty();
  }

  @Test
  void standsJustBeforeTheNewestRecordOrTick() {
    read(RawRecord.Kind.APPENDED, 1_000);
    clock.onPeriodicEmit(output);
    read(RawRecord.Kind.TICK, 2_000);
    read(RawRecord.Kind.APPENDED, 1_500);
    clock.onPeriodicEmit(output);

    assertThat(said).containsExactly("999", "1999");
  }

  @Test
  void aTimeThatAProducerChoseMovesItNeitherWay() {
    read(RawRecord.Kind.UNSTAMPED, 9_000_000);
    clock.onPeriodicEmit(output);
    read(RawRecord.Kind.APPENDED, 1_000);
    read(RawRecord.Kind.UNSTAMPED, 9_000_000);
    read(RawRecord.Kind.UNSTAMPED, 0);
    clock.onPeriodicEmit(output);

    assertThat(said).containsExactly("999");
  }

  @Test
  void silenceIsNeverIdleness() {
    read(RawRecord.Kind.APPENDED, 1_000);
    for (int i = 0; i < 1_000; i++) {
      clock.onPeriodicEmit(output);
    }

    assertThat(said).hasSize(1_000).containsOnly("999");
  }
}
