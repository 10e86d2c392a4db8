package org.yushi.supervision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import org.yushi.alert.Act;
import org.yushi.alert.ActWriter;
import org.yushi.alert.AlertRevision;
import org.yushi.alert.AlertThread;
import org.yushi.alert.VerdictChange;
import org.yushi.supervision.ThreadInput.ReceivedAct;

/**
 * Keeps one thread per violation, of what the facts say and what people did: at most one revision
 * per instant. Where a subject moved from one key to another, one sender takes the alert back and
 * another raises it: what is raised counts.
 */
class AlertLifecycle extends Station<ThreadInput, AlertState, AlertRevision>
    implements TwoInputStreamOperator<VerdictChange, ReceivedAct, AlertRevision> {
  private static final long serialVersionUID = 1L;
  private static final Comparator<VerdictChange> LAST_COUNTS =
      Comparator.comparing((VerdictChange change) -> change.verdict() != null)
          .thenComparingLong(VerdictChange::sequence);

  private static final int ACTS_REMEMBERED = 100;

  static final OutputTag<Rejected> REJECTED = new OutputTag<>("refused-acts") {};

  private transient @Nullable AlertMetrics alertMetrics;

  AlertLifecycle(Instant asOf) {
    super(AlertState.class, asOf);
  }

  @Override
  public void processElement1(StreamRecord<VerdictChange> record) throws Exception {
    take(ThreadInput.of(record.getValue()));
  }

  @Override
  public void processElement2(StreamRecord<ReceivedAct> record) throws Exception {
    take(ThreadInput.of(record.getValue()));
  }

  @Override
  KeySums<AlertState> sums(MetricGroup station) {
    AlertMetrics shown = new AlertMetrics(station);
    alertMetrics = shown;
    return shown;
  }

  @Override
  AlertState newState() {
    return new AlertState();
  }

  @Override
  Instant timeOf(ThreadInput input) {
    return input.at();
  }

  @Override
  @Nullable Instant step(AlertState state, String alertId, Instant at, List<ThreadInput> inputs) {
    VerdictChange counts =
        inputs.stream()
            .map(ThreadInput::change)
            .filter(Objects::nonNull)
            .max(LAST_COUNTS)
            .orElse(null);
    AlertRevision byFacts = counts == null ? null : AlertThread.next(state.last, counts);
    List<Act> acts = taken(state, byFacts == null ? state.last : byFacts, at, inputs);
    AlertRevision revision = acts.isEmpty() ? byFacts : AlertThread.next(state.last, counts, acts);
    if (revision != null) {
      state.last = revision;
      emit(revision);
      Objects.requireNonNull(alertMetrics).written(revision, counts);
    }
    return null;
  }

  private static void remember(List<String> ids, String id) {
    ids.add(id);
    if (ids.size() > ACTS_REMEMBERED) {
      ids.remove(0);
    }
  }

  /**
   * The acts that can be taken in, dated by the step: what became known late is known from now on.
   * The others go out by the side.
   */
  private List<Act> taken(
      AlertState state, @Nullable AlertRevision last, Instant at, List<ThreadInput> inputs) {
    List<Act> acts = new ArrayList<>();
    for (ThreadInput input : inputs) {
      ReceivedAct received = input.act();
      if (received != null && !state.actIds.contains(received.act().id())) {
        String refusal = AlertThread.refusal(last, received.act());
        if (refusal.isEmpty()) {
          acts.add(received.act().knownAt(at));
          remember(state.actIds, received.act().id());
        } else {
          emit(
              REJECTED,
              new Rejected(
                  received.origin(),
                  received.position(),
                  refusal,
                  ActWriter.write(received.act())));
        }
      }
    }
    return acts;
  }
}
