package org.yushi.supervision;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yushi.casework.CaseEvent;
import org.yushi.casework.EventLog;
import org.yushi.casework.EventType;
import org.yushi.rulebook.RulebookException;
import org.yushi.rulebook.RulebookSchedule;
import org.yushi.tally.Contribution;
import org.yushi.tally.ContributionWriter;
import org.yushi.tally.Tally;
import org.yushi.verdict.CaseReviewer;

/** Counts each finding of a patrol once, however often it is sent. */
final class PatrolReview extends PlainStation<CaseEvent, PatrolState, ContributionUpdate> {
  private static final long serialVersionUID = 1L;
  private static final Duration KEPT = Duration.ofDays(400);

  private final RulebookSchedule rulebooks;
  private transient @Nullable RulesInTime<CaseReviewer> rules;

  PatrolReview(RulebookSchedule rulebooks, Instant asOf) {
    super(PatrolState.class, asOf);
    this.rulebooks = rulebooks;
  }

  static boolean isFinding(CaseEvent event) {
    return event.type() == EventType.PATROL_FINDING;
  }

  @Override
  void begin() throws RulebookException {
    rules = closing(new RulesInTime<>(rulebooks, CaseReviewer::new));
  }

  @Override
  PatrolState newState() {
    return new PatrolState();
  }

  @Override
  Instant timeOf(CaseEvent event) {
    return event.countsFrom();
  }

  @Override
  @Nullable Instant step(PatrolState state, String id, Instant at, List<CaseEvent> events)
      throws RulebookException {
    if (state.archived) {
      return null;
    }
    EventLog log = new EventLog(state.known);
    events.stream().sorted(CaseEvent.BUSINESS_ORDER).forEach(log::add);
    CaseEvent finding = state.known.get(0);
    Tally tally = new Tally(Objects.requireNonNull(rules).at(at).reviewer());
    Contribution contribution = tally.ofFinding(finding);
    String written = ContributionWriter.write(contribution);
    if (!written.equals(state.contribution)) {
      state.contribution = written;
      emit(new ContributionUpdate(id, ContributionWriter.version(state.sequence++, at, written)));
    }
    Instant purge = finding.countsFrom().plus(KEPT);
    if (at.isBefore(purge)) {
      return purge;
    }
    state.known = new ArrayList<>();
    state.archived = true;
    return null;
  }
}
