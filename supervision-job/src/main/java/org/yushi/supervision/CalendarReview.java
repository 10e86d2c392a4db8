package org.yushi.supervision;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;
import org.yushi.alert.Publication;
import org.yushi.alert.Reason;
import org.yushi.alert.VerdictChange;
import org.yushi.rulebook.Rulebook;
import org.yushi.rulebook.RulebookBundle;
import org.yushi.verdict.CalendarReviewer;
import org.yushi.verdict.RuleEngine;
import org.yushi.verdict.SubjectRef;
import org.yushi.verdict.VerdictLine;

/** Watches that no region's published calendar ends unnoticed. Takes in the names of regions. */
final class CalendarReview extends ReviewStation<String, CalendarState> {
  private static final long serialVersionUID = 1L;

  private transient @Nullable CalendarReviewer reviewer;

  CalendarReview(RulebookBundle bundle, Instant asOf) {
    super(CalendarState.class, bundle, asOf);
  }

  @Override
  void begin(Rulebook rulebook, RuleEngine.Session session) {
    reviewer = new CalendarReviewer(rulebook, session);
  }

  @Override
  CalendarState newState() {
    return new CalendarState();
  }

  /** A calendar is in force before anything happens. */
  @Override
  Instant timeOf(String region) {
    return Instant.EPOCH;
  }

  @Override
  @Nullable Instant step(
      CalendarState state,
      Instant at,
      List<String> regions,
      Context context,
      Collector<VerdictChange> out) {
    CalendarReviewer review = Objects.requireNonNull(reviewer);
    String region = context.getCurrentKey();
    List<VerdictLine> lines = review.review(region);
    List<VerdictChange> changes =
        Publication.changes(
            new SubjectRef(SubjectRef.Kind.REGION, region),
            lines,
            state.sent,
            at,
            Reason.RULEBOOK,
            state.sequence,
            line -> review.verdict(region, line));
    state.sequence += changes.size();
    changes.forEach(out::collect);
    return Publication.next(lines, at);
  }
}
