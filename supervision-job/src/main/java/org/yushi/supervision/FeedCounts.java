package org.yushi.supervision;

import java.util.Objects;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Adds up the counts of each source, shows them as metrics, and sends a total on when the watermark
 * has moved: in BATCH the final one only. An operator and not a reduction, because after a restore
 * it shows the totals of all sources before any of them sends again.
 */
final class FeedCounts extends AbstractStreamOperator<FeedCount>
    implements OneInputStreamOperator<FeedCount, FeedCount>, Triggerable<String, VoidNamespace> {
  private static final long serialVersionUID = 1L;

  private boolean restored;
  private transient @Nullable ValueState<FeedCount> totals;
  private transient @Nullable InternalTimerService<VoidNamespace> timers;
  private transient @Nullable FeedMetrics feedMetrics;

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    restored = context.isRestored();
  }

  @Override
  public void open() throws Exception {
    super.open();
    var descriptor = new ValueStateDescriptor<>("total", TypeInformation.of(FeedCount.class));
    totals =
        getPartitionedState(VoidNamespace.INSTANCE, VoidNamespaceSerializer.INSTANCE, descriptor);
    timers = getInternalTimerService("send", VoidNamespaceSerializer.INSTANCE, this);
    FeedMetrics shown = new FeedMetrics(getMetricGroup());
    feedMetrics = shown;
    if (restored) {
      getKeyedStateBackend()
          .applyToAllKeys(
              VoidNamespace.INSTANCE,
              VoidNamespaceSerializer.INSTANCE,
              descriptor,
              (source, total) -> shown.add(total.value()));
    }
  }

  @Override
  public void processElement(StreamRecord<FeedCount> record) throws Exception {
    FeedCount change = record.getValue();
    ValueState<FeedCount> state = Objects.requireNonNull(totals);
    FeedCount before = state.value();
    state.update(before == null ? change : before.plus(change));
    Objects.requireNonNull(feedMetrics).add(change);
    InternalTimerService<VoidNamespace> clock = Objects.requireNonNull(timers);
    clock.registerEventTimeTimer(VoidNamespace.INSTANCE, clock.currentWatermark() + 1);
  }

  @Override
  public void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
    output.collect(
        new StreamRecord<>(Objects.requireNonNull(totals).value(), timer.getTimestamp()));
  }

  @Override
  public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {}
}
