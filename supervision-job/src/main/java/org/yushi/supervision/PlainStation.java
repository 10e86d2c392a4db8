package org.yushi.supervision;

import java.time.Instant;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** A station that nothing keeps waiting. */
abstract class PlainStation<I, S extends StationState<I>, O> extends Station<I, S, O>
    implements OneInputStreamOperator<I, O> {
  private static final long serialVersionUID = 1L;

  PlainStation(Class<S> stateType, Instant asOf) {
    super(stateType, asOf);
  }

  @Override
  public final void processElement(StreamRecord<I> record) throws Exception {
    take(record.getValue());
  }
}
