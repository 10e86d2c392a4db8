package org.yushi.supervision;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import org.yushi.alert.Publication;
import org.yushi.alert.Reason;
import org.yushi.alert.ReleaseGate;
import org.yushi.alert.Silence;
import org.yushi.alert.VerdictChange;
import org.yushi.rulebook.RulebookException;
import org.yushi.rulebook.RulebookSchedule;
import org.yushi.verdict.FeedReviewer;
import org.yushi.verdict.Step;
import org.yushi.verdict.SubjectRef;

/**
 * Watches when a source was last heard of. One that is silent beyond its tolerance has its own
 * alert, and {@link #SILENCES} tells the other stations, from when to when nothing may be concluded
 * from its silence: until it is back and had time to catch up.
 */
final class FeedReview extends PlainStation<FeedHeard, FeedState, VerdictChange> {
  private static final long serialVersionUID = 1L;

  static final OutputTag<Silence> SILENCES = new OutputTag<>("silences") {};

  private final RulebookSchedule rulebooks;
  private transient @Nullable RulesInTime<FeedReviewer> rules;

  FeedReview(RulebookSchedule rulebooks, Instant asOf) {
    super(FeedState.class, asOf);
    this.rulebooks = rulebooks;
  }

  @Override
  void begin() throws RulebookException {
    rules = closing(new RulesInTime<>(rulebooks, FeedReviewer::new));
  }

  @Override
  KeySums<FeedState> sums(MetricGroup station) {
    SumGauge silent = new SumGauge(MetricNames.FEED_SILENT, station);
    return (source, state, times) ->
        silent.add(state.silentFrom == StationState.NONE ? 0 : times, source);
  }

  private RulesInTime<FeedReviewer> rules() {
    return Objects.requireNonNull(rules);
  }

  @Override
  FeedState newState() {
    return new FeedState();
  }

  @Override
  Instant timeOf(FeedHeard heard) {
    return heard.at();
  }

  @Override
  long wakeAfterRestore(FeedState state) {
    return rules().wakeAfter(state.ruledFrom);
  }

  @Override
  @Nullable Instant step(FeedState state, String source, Instant at, List<FeedHeard> heard)
      throws RulebookException {
    var inForce = rules().at(at);
    FeedReviewer review = inForce.reviewer();
    long lastHeard = heard.stream().mapToLong(each -> each.at().toEpochMilli()).max().orElse(0);
    boolean news = !heard.isEmpty() && lastHeard > lastKnown(state);
    boolean newRulebook = state.ruledFrom != inForce.from();
    Reason reason = !news && newRulebook ? Reason.RULEBOOK : Reason.FACT;
    if (newRulebook) {
      state.ruledFrom = inForce.from();
      state.lines = inForce.ofItsRules(state.lines);
    }
    Instant silentFrom = silentFrom(state, source, review);
    boolean silent = state.silentFrom != StationState.NONE;
    boolean beyond = silentFrom != null && !silentFrom.isAfter(at);
    if (silent && news) {
      comeBack(state, source, at, at.plus(FeedReviewer.CATCHING_UP));
    } else if (silent && newRulebook && !beyond) {
      comeBack(state, source, at, at);
    } else if (!silent && beyond && !news) {
      fallSilent(state, source, at, review);
    }
    if (newRulebook && !inForce.rulebook().feeds().watches(source)) {
      state.lastHeard = StationState.NONE;
    }
    if (news) {
      state.lastHeard = lastHeard;
    }
    Publication.Look look =
        Publication.look(
            new SubjectRef(SubjectRef.Kind.FEED, source),
            state.lines,
            newRulebook || news,
            new ReleaseGate(inForce.rulebook(), List.of()),
            state.sent,
            at,
            reason,
            state.sequence,
            line -> review.verdict(source, line));
    state.sequence += look.changes().size();
    look.changes().forEach(this::emit);
    return state.silentFrom == StationState.NONE
        ? earlier(silentFrom(state, source, review), rules().nextAfter(at))
        : rules().nextAfter(at);
  }

  /**
   * Until when the source is known. A topic that a restart takes in may tell of the time before: it
   * was heard of since, or its silence was told.
   */
  private static long lastKnown(FeedState state) {
    if (state.silentFrom != StationState.NONE) {
      return state.silentFrom;
    }
    return state.lastHeard == StationState.NONE ? Long.MIN_VALUE : state.lastHeard;
  }

  private static @Nullable Instant silentFrom(FeedState state, String source, FeedReviewer review) {
    return state.lastHeard == StationState.NONE
        ? null
        : review.silentFrom(source, Instant.ofEpochMilli(state.lastHeard));
  }

  private void fallSilent(FeedState state, String source, Instant at, FeedReviewer review) {
    state.silentFrom = at.toEpochMilli();
    state.lines = review.review(source, Instant.ofEpochMilli(state.lastHeard), null);
    emit(SILENCES, new Silence(source, state.silentFrom, Silence.OPEN));
  }

  private void comeBack(FeedState state, String source, Instant at, Instant caughtUp) {
    emit(SILENCES, new Silence(source, state.silentFrom, caughtUp.toEpochMilli()));
    state.lines =
        state.lines.stream().map(line -> line.cutTo(line.line().then(Step.nothing(at)))).toList();
    state.silentFrom = StationState.NONE;
  }
}
