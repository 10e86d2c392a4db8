package org.yushi.supervision;

import java.time.Instant;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.yushi.alert.Act;
import org.yushi.alert.ActReader;
import org.yushi.casework.RejectedEventException;
import org.yushi.supervision.ThreadInput.ReceivedAct;

/** Decodes what people did about alerts; what cannot be taken in goes to {@link #REJECTED}. */
final class ActIntake extends ProcessFunction<RawRecord, ReceivedAct> {
  private static final long serialVersionUID = 1L;

  static final OutputTag<Rejected> REJECTED = new OutputTag<>("rejected-acts") {};

  private final Instant asOf;

  ActIntake(Instant asOf) {
    this.asOf = asOf;
  }

  @Override
  public void processElement(RawRecord record, Context context, Collector<ReceivedAct> out) {
    if (record.kind() == RawRecord.Kind.TICK) {
      return;
    }
    try {
      Act act = ActReader.read(record.bytes(), record.knownAt());
      if (!act.at().isAfter(asOf)) {
        out.collect(new ReceivedAct(act, record.origin(), record.position()));
      }
    } catch (RejectedEventException e) {
      context.output(REJECTED, Rejected.of(record, String.valueOf(e.getMessage())));
    }
  }
}
