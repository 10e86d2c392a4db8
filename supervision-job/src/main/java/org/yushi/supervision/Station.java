package org.yushi.supervision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * A keyed station: keeps what comes in until the watermark has passed it, then takes everything of
 * one key and instant as one step, in order of time. Steps that a key set itself (a deadline) come
 * in the same order, so what was dated before an event is released before it. The loop over
 * instants is code, not a chain of timers: in BATCH a timer set by a timer never fires.
 *
 * <p>Nothing after the as-of instant happens. One state value and at most one timer per key.
 */
abstract class Station<I, S extends StationState<I>, O> extends KeyedProcessFunction<String, I, O> {
  private static final long serialVersionUID = 1L;

  /** Counts records at or below the watermark; the clock is sound while it stays 0. */
  static final String LATE_RECORDS = "lateRecords";

  private final Class<S> stateType;
  private final Instant asOf;
  private transient @Nullable ValueState<S> states;
  private transient @Nullable Counter late;

  Station(Class<S> stateType, Instant asOf) {
    this.stateType = stateType;
    this.asOf = asOf;
  }

  @Override
  public void open(OpenContext context) throws Exception {
    states =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("state", TypeInformation.of(stateType)));
    late = getRuntimeContext().getMetricGroup().counter(LATE_RECORDS);
  }

  /** The state of a key that has none yet. */
  abstract S newState();

  /** When an input became known. */
  abstract Instant timeOf(I input);

  /**
   * One step of one key.
   *
   * @param inputs what became known at the instant, in order of arrival; empty if a step is due
   * @return the next instant at which the key has something to release, or null
   */
  abstract @Nullable Instant step(
      S state, Instant at, List<I> inputs, Context context, Collector<O> out) throws Exception;

  @Override
  public final void processElement(I input, Context context, Collector<O> out) throws Exception {
    Instant at = timeOf(input);
    if (at.isAfter(asOf)) {
      return;
    }
    if (at.toEpochMilli() <= context.timerService().currentWatermark() && late != null) {
      late.inc();
    }
    S state = read();
    state.waiting().add(input);
    wakeAt(state, Math.min(state.timer, at.toEpochMilli()), context);
    write(state);
  }

  @Override
  public final void onTimer(long timestamp, OnTimerContext context, Collector<O> out)
      throws Exception {
    S state = read();
    state.timer = StationState.NONE;
    long passed = Math.min(context.timerService().currentWatermark(), asOf.toEpochMilli());
    for (long next = earliest(state); next <= passed; next = earliest(state)) {
      Instant at = Instant.ofEpochMilli(next);
      Instant wake = step(state, at, takeUntil(state, at), context, out);
      state.wakeAt = wake == null ? StationState.NONE : wake.toEpochMilli();
    }
    wakeAt(state, earliest(state), context);
    write(state);
  }

  private List<I> takeUntil(S state, Instant at) {
    List<I> taken = new ArrayList<>();
    List<I> left = new ArrayList<>();
    for (I input : state.waiting()) {
      (timeOf(input).isAfter(at) ? left : taken).add(input);
    }
    state.waiting().clear();
    state.waiting().addAll(left);
    return taken;
  }

  private long earliest(S state) {
    long earliest = state.wakeAt;
    for (I input : state.waiting()) {
      earliest = Math.min(earliest, timeOf(input).toEpochMilli());
    }
    return earliest <= asOf.toEpochMilli() ? earliest : StationState.NONE;
  }

  private void wakeAt(S state, long earliest, Context context) {
    if (earliest != state.timer) {
      if (state.timer != StationState.NONE) {
        context.timerService().deleteEventTimeTimer(state.timer);
      }
      if (earliest != StationState.NONE) {
        context.timerService().registerEventTimeTimer(earliest);
      }
      state.timer = earliest;
    }
  }

  private S read() throws Exception {
    S state = states == null ? null : states.value();
    return state == null ? newState() : state;
  }

  private void write(S state) throws Exception {
    if (states != null) {
      states.update(state);
    }
  }
}
