package org.yushi.supervision.live;

import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.yushi.supervision.RawRecord;

/**
 * The clock of one partition: just before the newest record or tick whose time may be believed. It
 * never passes by itself and never calls a silent partition idle: what has not been read has not
 * happened yet.
 */
final class StampedTime implements WatermarkGenerator<RawRecord> {
  private static final long NEVER = Long.MIN_VALUE;

  private long newest = NEVER;

  @Override
  public void onEvent(RawRecord record, long time, WatermarkOutput output) {
    if (record.kind() == RawRecord.Kind.APPENDED || record.kind() == RawRecord.Kind.TICK) {
      newest = Math.max(newest, record.appendedAt());
    }
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    if (newest != NEVER) {
      output.emitWatermark(new Watermark(newest - 1));
    }
  }
}
