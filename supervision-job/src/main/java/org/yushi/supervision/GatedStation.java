package org.yushi.supervision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;
import org.yushi.alert.ReleaseGate;
import org.yushi.alert.Silence;
import org.yushi.rulebook.Rulebook;

/**
 * A station that publishes through the release gate. It knows the silences of all sources as a
 * dated list, the same in every subtask, looked up by time and never by arrival: when the watermark
 * passes an instant, every silence up to it is known.
 */
abstract class GatedStation<I, S extends StationState<I>, O> extends Station<I, S, O>
    implements TwoInputStreamOperator<I, Silence, O> {
  private static final long serialVersionUID = 1L;
  private static final MapStateDescriptor<String, Silence> SILENCES =
      new MapStateDescriptor<>("silences", Types.STRING, TypeInformation.of(Silence.class));

  private transient @Nullable BroadcastState<String, Silence> kept;
  private transient @Nullable List<Silence> silences;

  GatedStation(Class<S> stateType, Instant asOf) {
    super(stateType, asOf);
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    kept = context.getOperatorStateStore().getBroadcastState(SILENCES);
    silences = new ArrayList<>();
    kept.entries().forEach(entry -> silences().add(entry.getValue()));
  }

  @Override
  public final void processElement1(StreamRecord<I> record) throws Exception {
    take(record.getValue());
  }

  @Override
  public final void processElement2(StreamRecord<Silence> record) throws Exception {
    Silence silence = record.getValue();
    forget(currentWatermark());
    Objects.requireNonNull(kept).put(key(silence), silence);
    silences().removeIf(known -> key(known).equals(key(silence)));
    silences().add(silence);
    if (silence.until() != Silence.OPEN) {
      wakeAll(state -> state.held ? silence.until() : StationState.NONE);
    }
  }

  /** The gate by the rulebook in force. */
  final ReleaseGate gate(Rulebook rulebook) {
    return new ReleaseGate(rulebook, silences());
  }

  private void forget(long passed) throws Exception {
    for (Silence over : List.copyOf(silences())) {
      if (over.until() <= passed) {
        Objects.requireNonNull(kept).remove(key(over));
        silences().remove(over);
      }
    }
  }

  private static String key(Silence silence) {
    return silence.source() + '\n' + silence.from();
  }

  private List<Silence> silences() {
    return Objects.requireNonNull(silences);
  }
}
