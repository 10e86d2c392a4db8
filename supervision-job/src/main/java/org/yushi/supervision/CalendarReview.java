package org.yushi.supervision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yushi.alert.Publication;
import org.yushi.alert.Reason;
import org.yushi.alert.ReleaseGate;
import org.yushi.alert.VerdictChange;
import org.yushi.rulebook.RulebookException;
import org.yushi.rulebook.RulebookSchedule;
import org.yushi.verdict.CalendarReviewer;
import org.yushi.verdict.Line;
import org.yushi.verdict.Step;
import org.yushi.verdict.SubjectRef;
import org.yushi.verdict.VerdictLine;

/**
 * Watches that no region's published calendar ends unnoticed. One key holds all regions, so that a
 * rulebook with another region needs nothing else.
 */
final class CalendarReview extends PlainStation<String, CalendarState, VerdictChange> {
  private static final long serialVersionUID = 1L;

  private final RulebookSchedule rulebooks;
  private transient @Nullable RulesInTime<CalendarReviewer> rules;

  CalendarReview(RulebookSchedule rulebooks, Instant asOf) {
    super(CalendarState.class, asOf);
    this.rulebooks = rulebooks;
  }

  @Override
  void begin() throws RulebookException {
    rules = closing(new RulesInTime<>(rulebooks, CalendarReviewer::new));
  }

  private RulesInTime<CalendarReviewer> rules() {
    return Objects.requireNonNull(rules);
  }

  @Override
  CalendarState newState() {
    return new CalendarState();
  }

  /** A calendar is in force before anything happens. */
  @Override
  Instant timeOf(String start) {
    return Instant.EPOCH;
  }

  @Override
  long wakeAfterRestore(CalendarState state) {
    return rules().wakeAfter(state.ruledFrom);
  }

  @Override
  @Nullable Instant step(CalendarState state, String key, Instant at, List<String> starts)
      throws RulebookException {
    var inForce = rules().at(at);
    CalendarReviewer review = inForce.reviewer();
    boolean newRulebook = state.ruledFrom != inForce.from();
    if (newRulebook) {
      state.ruledFrom = inForce.from();
      for (String region : review.regions()) {
        CalendarState.Region known =
            state.regions.computeIfAbsent(region, code -> new CalendarState.Region());
        known.lines = renewed(known.lines, review.review(region), at);
      }
      for (CalendarState.Region known : state.regions.values()) {
        known.lines = inForce.ofItsRules(known.lines);
      }
    }
    Instant next = rules().nextAfter(at);
    ReleaseGate gate = new ReleaseGate(inForce.rulebook(), List.of());
    for (var each : state.regions.entrySet()) {
      CalendarState.Region region = each.getValue();
      Publication.Look look =
          Publication.look(
              new SubjectRef(SubjectRef.Kind.REGION, each.getKey()),
              region.lines,
              newRulebook,
              gate,
              region.sent,
              at,
              Reason.RULEBOOK,
              state.sequence,
              line -> review.verdict(each.getKey(), line));
      state.sequence += look.changes().size();
      look.changes().forEach(this::emit);
      next = earlier(next, look.next());
    }
    return next;
  }

  /** The new lines, and the old ones that were being asserted: those end with the publication. */
  private static List<VerdictLine> renewed(
      List<VerdictLine> before, List<VerdictLine> now, Instant at) {
    List<VerdictLine> lines = new ArrayList<>(now);
    for (VerdictLine old : before) {
      boolean replaced = now.stream().anyMatch(line -> line.about().equals(old.about()));
      Line begun = old.line().upTo(at.minusMillis(1));
      if (!replaced && !begun.isEmpty()) {
        lines.add(begun.last().asserts() ? old.cutTo(begun.then(Step.nothing(at))) : old);
      }
    }
    return lines;
  }
}
