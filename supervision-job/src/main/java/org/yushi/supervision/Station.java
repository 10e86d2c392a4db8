package org.yushi.supervision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.KeyedStateFunction;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * A keyed station: keeps what comes in until the watermark has passed it, then takes everything of
 * one key and instant as one step, in order of time. Steps that a key set itself (a deadline) come
 * in the same order, so what was dated before an event is released before it. The loop over
 * instants is code, not a chain of timers: in BATCH a timer set by a timer never fires.
 *
 * <p>What becomes known late, although it bears an earlier time (a topic that a restart takes in, a
 * broker whose clock was set back), is a step after the last one: what was said stays said.
 *
 * <p>Nothing after the as-of instant happens. One state value and at most one timer per key. It is
 * an operator and not a function because some things wake every key at once: a rulebook that comes
 * into force, a source that is back (docs/decisions).
 */
abstract class Station<I, S extends StationState<I>, O> extends AbstractStreamOperator<O>
    implements Triggerable<String, VoidNamespace> {
  private static final long serialVersionUID = 1L;

  private final Class<S> stateType;
  private final Instant asOf;
  private final ArrayList<AutoCloseable> closing = new ArrayList<>();
  private boolean restored;
  private transient @Nullable ValueState<S> states;
  private transient @Nullable InternalTimerService<VoidNamespace> timers;
  private transient @Nullable StationMetrics stationMetrics;
  private transient @Nullable KeySums<S> sums;
  private transient long now;

  Station(Class<S> stateType, Instant asOf) {
    this.stateType = stateType;
    this.asOf = asOf;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    restored = context.isRestored();
  }

  @Override
  public void open() throws Exception {
    super.open();
    states =
        getPartitionedState(
            VoidNamespace.INSTANCE, VoidNamespaceSerializer.INSTANCE, stateDescriptor());
    timers = getInternalTimerService("wake", VoidNamespaceSerializer.INSTANCE, this);
    stationMetrics = new StationMetrics(getMetricGroup(), this::currentWatermark);
    sums = sums(getMetricGroup());
    begin();
    if (restored) {
      forAllKeys((key, value) -> sums().count(key.toString(), value.value(), 1));
      wakeAll(this::wakeAfterRestore);
    }
  }

  private ValueStateDescriptor<S> stateDescriptor() {
    return new ValueStateDescriptor<>("state", TypeInformation.of(stateType));
  }

  /** Takes up what the steps need; before the first input. */
  void begin() throws Exception {}

  /** What it shows of its keys; nothing unless a station says otherwise. */
  KeySums<S> sums(MetricGroup station) {
    return (key, state, times) -> {};
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
  abstract @Nullable Instant step(S state, String key, Instant at, List<I> inputs) throws Exception;

  /** Epoch ms at which a key has something to do because the job was restored, or NONE. */
  long wakeAfterRestore(S state) {
    return StationState.NONE;
  }

  /** Sends on, at the instant of the step. */
  final void emit(O value) {
    output.collect(new StreamRecord<>(value, now));
  }

  /** Sends to a side, at the instant of the step. */
  final <T> void emit(OutputTag<T> tag, T value) {
    output.collect(tag, new StreamRecord<>(value, now));
  }

  /** Closes it with the station. */
  final <C extends AutoCloseable> C closing(C resource) {
    closing.add(resource);
    return resource;
  }

  @Override
  public void close() throws Exception {
    for (AutoCloseable resource : closing) {
      resource.close();
    }
    closing.clear();
    super.close();
  }

  /** The earlier of two instants, of which one or both may not be there. */
  static @Nullable Instant earlier(@Nullable Instant a, @Nullable Instant b) {
    return a == null || (b != null && b.isBefore(a)) ? b : a;
  }

  final long currentWatermark() {
    return timers().currentWatermark();
  }

  /** Takes one input of the current key in. */
  final void take(I input) throws Exception {
    Instant at = timeOf(input);
    if (at.isAfter(asOf)) {
      return;
    }
    if (at.toEpochMilli() <= currentWatermark()) {
      stationMetrics().late();
    }
    S state = states().value();
    if (state == null) {
      state = newState();
    }
    state.waiting().add(input);
    wakeAt(state, Math.min(state.timer, at.toEpochMilli()));
    states().update(state);
  }

  @Override
  public final void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
    S state = states().value();
    if (state == null) {
      return;
    }
    sums().count(timer.getKey(), state, -1);
    state.timer = StationState.NONE;
    List<I> waiting = new ArrayList<>(state.waiting());
    waiting.sort(Comparator.comparing(this::timeOf));
    state.waiting().clear();
    long passed = Math.min(currentWatermark(), asOf.toEpochMilli());
    int taken = 0;
    for (long next = next(state, waiting, taken); next <= passed; ) {
      int until = taken;
      while (until < waiting.size() && timeOf(waiting.get(until)).toEpochMilli() <= next) {
        until++;
      }
      now = next;
      state.lastStep = next;
      long began = StationMetrics.now();
      Instant wake =
          step(state, timer.getKey(), Instant.ofEpochMilli(next), waiting.subList(taken, until));
      stationMetrics().reviewed(began);
      state.wakeAt = wake == null ? StationState.NONE : wake.toEpochMilli();
      taken = until;
      next = next(state, waiting, taken);
    }
    state.waiting().addAll(waiting.subList(taken, waiting.size()));
    wakeAt(state, next(state, waiting, taken));
    sums().count(timer.getKey(), state, 1);
    states().update(state);
  }

  @Override
  public final void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {}

  /**
   * Wakes every key at its own instant, epoch ms; NONE lets it sleep. In BATCH there is no need.
   */
  final void wakeAll(ToLongFunction<S> instant) throws Exception {
    forAllKeys(
        (key, value) -> {
          S state = value.value();
          long at = state == null ? StationState.NONE : instant.applyAsLong(state);
          if (state != null && at < state.wakeAt) {
            state.wakeAt = at;
            wakeAt(state, Math.min(state.timer, at));
            value.update(state);
          }
        });
  }

  private void forAllKeys(KeyedStateFunction<Object, ValueState<S>> function) throws Exception {
    getKeyedStateBackend()
        .applyToAllKeys(
            VoidNamespace.INSTANCE, VoidNamespaceSerializer.INSTANCE, stateDescriptor(), function);
  }

  private long next(S state, List<I> waiting, int taken) {
    long next = state.wakeAt;
    if (taken < waiting.size()) {
      next = Math.min(next, timeOf(waiting.get(taken)).toEpochMilli());
    }
    next = Math.max(next, state.lastStep + 1);
    return next <= asOf.toEpochMilli() ? next : StationState.NONE;
  }

  private void wakeAt(S state, long earliest) {
    if (earliest != state.timer) {
      if (state.timer != StationState.NONE) {
        timers().deleteEventTimeTimer(VoidNamespace.INSTANCE, state.timer);
      }
      if (earliest != StationState.NONE) {
        timers().registerEventTimeTimer(VoidNamespace.INSTANCE, earliest);
      }
      state.timer = earliest;
    }
  }

  private ValueState<S> states() {
    return Objects.requireNonNull(states);
  }

  private StationMetrics stationMetrics() {
    return Objects.requireNonNull(stationMetrics);
  }

  private KeySums<S> sums() {
    return Objects.requireNonNull(sums);
  }

  private InternalTimerService<VoidNamespace> timers() {
    return Objects.requireNonNull(timers);
  }
}
