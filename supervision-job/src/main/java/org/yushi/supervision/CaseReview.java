package org.yushi.supervision;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import org.yushi.alert.Forecast;
import org.yushi.alert.Publication;
import org.yushi.alert.Reason;
import org.yushi.alert.VerdictChange;
import org.yushi.casework.CaseEvent;
import org.yushi.casework.CaseEventWriter;
import org.yushi.casework.CaseFile;
import org.yushi.casework.EventLog;
import org.yushi.casework.EventType;
import org.yushi.casework.PersonalNumbers;
import org.yushi.casework.RejectedEventException;
import org.yushi.rulebook.RulebookException;
import org.yushi.rulebook.RulebookSchedule;
import org.yushi.tally.Contribution;
import org.yushi.tally.ContributionWriter;
import org.yushi.tally.Tally;
import org.yushi.verdict.CaseIntake;
import org.yushi.verdict.CaseReviewer;
import org.yushi.verdict.SubjectRef;
import org.yushi.verdict.VerdictLine;

/**
 * Keeps the file of each case and reviews it once per step; sends on what changed of its lines, its
 * intake for {@link IntakeReview}, what it contributes to the figures of the months, and what is
 * counted of its feeds. A case closed for 400 days leaves only a mark, later events are turned away
 * as archived.
 */
final class CaseReview extends GatedStation<CaseEvent, CaseState, VerdictChange> {
  private static final long serialVersionUID = 1L;
  private static final Duration KEPT_AFTER_END = Duration.ofDays(400);

  static final OutputTag<IntakeUpsert> INTAKES = new OutputTag<>("intakes") {};
  static final OutputTag<Rejected> REJECTED = new OutputTag<>("turned-away") {};
  static final OutputTag<ForecastUpdate> FORECASTS = new OutputTag<>("forecasts") {};
  static final OutputTag<ContributionUpdate> CONTRIBUTIONS = new OutputTag<>("contributions") {};
  static final OutputTag<FeedCount> COUNTS = new OutputTag<>("case-counts") {};

  private final RulebookSchedule rulebooks;
  private final boolean forecasting;
  private final boolean tallying;
  private transient @Nullable RulesInTime<CaseReviewer> rules;
  private transient @Nullable FeedRights rights;

  CaseReview(RulebookSchedule rulebooks, Instant asOf, Outlets outlets) {
    super(CaseState.class, asOf);
    this.rulebooks = rulebooks;
    this.forecasting = outlets.forecasts() != null;
    this.tallying = outlets.contributions() != null;
  }

  @Override
  void begin() throws RulebookException {
    rules = closing(new RulesInTime<>(rulebooks, CaseReviewer::new));
    rights = new FeedRights(rulebooks);
  }

  @Override
  KeySums<CaseState> sums(MetricGroup station) {
    SumGauge open = new SumGauge(MetricNames.OPEN_CASES, station);
    SumGauge held = new SumGauge(MetricNames.HELD_CASES, station);
    return (caseId, state, times) -> {
      open.add(state.open ? times : 0);
      held.add(state.held ? times : 0);
    };
  }

  private RulesInTime<CaseReviewer> rules() {
    return Objects.requireNonNull(rules);
  }

  private FeedRights rights() {
    return Objects.requireNonNull(rights);
  }

  @Override
  CaseState newState() {
    return new CaseState();
  }

  @Override
  Instant timeOf(CaseEvent event) {
    return event.countsFrom();
  }

  @Override
  long wakeAfterRestore(CaseState state) {
    return state.closed ? StationState.NONE : rules().wakeAfter(state.ruledFrom);
  }

  @Override
  @Nullable Instant step(CaseState state, String caseId, Instant at, List<CaseEvent> events)
      throws RulebookException {
    var inForce = rules().at(at);
    StepCounts counts = new StepCounts(state.counted);
    Set<Reason> reasons = takeIn(state, events, counts);
    if (state.archived) {
      counts.send(count -> emit(COUNTS, count));
      return null;
    }
    CaseFile file = fold(state, caseId, inForce.reviewer(), counts);
    state.closed = file.end() != null;
    state.open = file.hasIntake() && !state.closed;
    if (state.ruledFrom != inForce.from() && !state.closed) {
      reasons.add(Reason.RULEBOOK);
    }
    Reason reason = Reason.gravest(reasons);
    if (!reasons.isEmpty()) {
      count(state, file, counts);
      sendIntake(state, file, inForce.reviewer().intake(file), at, reason);
      if (tallying) {
        sendContribution(state, file, at, inForce.reviewer());
      }
      state.failed = !review(state, file, inForce);
      if (forecasting && !state.failed) {
        sendForecast(state, file, at, inForce);
      }
    }
    Instant release =
        state.failed ? null : publish(state, file, at, reason, !reasons.isEmpty(), inForce);
    counts.send(count -> emit(COUNTS, count));
    return next(state, file, at, release);
  }

  /** Takes events in; says why a review is due, if it is. */
  private Set<Reason> takeIn(CaseState state, List<CaseEvent> events, StepCounts counts) {
    Set<Reason> reasons = new HashSet<>();
    List<CaseEvent> ordered = new ArrayList<>(events);
    ordered.sort(CaseEvent.BUSINESS_ORDER);
    EventLog log = new EventLog(state.events);
    for (CaseEvent event : ordered) {
      if (state.archived) {
        turnAway(event, "caseId: the case was closed 400 days ago and is archived", counts);
        continue;
      }
      if (!mayTell(event, state.centres, counts)) {
        continue;
      }
      EventLog.Outcome outcome = log.add(countedFrom(event));
      if (outcome == EventLog.Outcome.FULL) {
        turnAway(
            event,
            "caseId: expected at most " + EventLog.MOST_EVENTS + " events of one case",
            counts);
      } else {
        boolean conflict = outcome == EventLog.Outcome.CONFLICT;
        if (outcome != EventLog.Outcome.NEW) {
          counts.duplicate(event, conflict);
        }
        if (outcome != EventLog.Outcome.DUPLICATE) {
          reasons.add(event.type() == EventType.CORRECTED ? Reason.CORRECTION : Reason.FACT);
        }
      }
    }
    return reasons;
  }

  private static CaseEvent countedFrom(CaseEvent event) {
    Instant from = event.countsFrom();
    return from.equals(event.knownAt()) ? event : event.knownAt(from);
  }

  private boolean mayTell(CaseEvent event, List<String> centres, StepCounts counts) {
    try {
      rights().checkCase(event, centres);
      return true;
    } catch (RejectedEventException e) {
      turnAway(event, String.valueOf(e.getMessage()), counts);
      return false;
    }
  }

  /** Folds the case; what was told of it before anybody said where it is, is checked when it is. */
  private CaseFile fold(CaseState state, String caseId, CaseReviewer reviewer, StepCounts counts) {
    CaseFile file = CaseFile.fold(caseId, state.events);
    List<String> centres = reviewer.centres(file);
    if (state.centres.isEmpty()
        && state.events.removeIf(event -> !mayTell(event, centres, counts))) {
      file = CaseFile.fold(caseId, state.events);
    }
    if (!centres.isEmpty()) {
      state.centres = new ArrayList<>(centres);
    }
    return file;
  }

  private void turnAway(CaseEvent event, String reason, StepCounts counts) {
    String raw = new CaseEventWriter(ZoneOffset.UTC).write(event);
    emit(REJECTED, new Rejected("", 0, reason, PersonalNumbers.mask(raw)));
    counts.rejected(event);
  }

  /** Reviews it; where a rule fails, nothing is said of the case until a review succeeds. */
  private boolean review(
      CaseState state, CaseFile file, RulesInTime.InForce<CaseReviewer> inForce) {
    try {
      state.lines = new ArrayList<>(inForce.reviewer().review(file));
      state.ruledFrom = inForce.from();
      return true;
    } catch (IllegalStateException e) {
      emit(REJECTED, new Rejected("", 0, "case " + file.caseId() + ": " + e.getMessage(), ""));
      return false;
    }
  }

  /** Sends on what changed; says when there is more to release. */
  private @Nullable Instant publish(
      CaseState state,
      CaseFile file,
      Instant at,
      Reason reason,
      boolean anew,
      RulesInTime.InForce<CaseReviewer> inForce) {
    Publication.Look look =
        Publication.look(
            SubjectRef.ofCase(file.caseId()),
            state.lines,
            anew,
            gate(inForce.rulebook()),
            state.sent,
            at,
            reason,
            state.sequence,
            line -> rules().by(state.ruledFrom).verdict(file, line));
    state.sequence += look.changes().size();
    state.held = look.held();
    look.changes().forEach(this::emit);
    return look.next();
  }

  private static void count(CaseState state, CaseFile file, StepCounts counts) {
    Set<String> orphans = new HashSet<>();
    file.orphans().forEach(each -> orphans.add(each.eventId()));
    for (CaseEvent event : state.events) {
      counts.holds(event, file.hasIntake() && !orphans.contains(event.eventId()));
    }
  }

  private void sendIntake(
      CaseState state, CaseFile file, @Nullable CaseIntake intake, Instant at, Reason reason) {
    String applicant = CaseIntake.applicantOf(file);
    String key = intake == null || applicant == null ? null : applicant + '\n' + intake.item();
    if (state.intakeKey != null && !state.intakeKey.equals(key)) {
      sendIntake(state, state.intakeKey, file.caseId(), at, reason, null, false);
      state.intake = null;
    }
    state.intakeKey = key;
    if (key != null && !Objects.equals(state.intake, intake)) {
      sendIntake(state, key, file.caseId(), at, reason, intake, false);
      state.intake = intake;
    }
  }

  private void sendIntake(
      CaseState state,
      String key,
      String caseId,
      Instant at,
      Reason reason,
      @Nullable CaseIntake intake,
      boolean archived) {
    emit(INTAKES, new IntakeUpsert(key, caseId, state.sequence++, at, reason, intake, archived));
  }

  /** What is counted of a case, when it changes. */
  private void sendContribution(CaseState state, CaseFile file, Instant at, CaseReviewer reviewer) {
    Contribution contribution = new Tally(reviewer).of(file, state.events);
    if (contribution.isEmpty() && state.contribution.isEmpty()) {
      return;
    }
    String written = ContributionWriter.write(contribution);
    if (!written.equals(state.contribution)) {
      state.contribution = written;
      emit(
          CONTRIBUTIONS,
          new ContributionUpdate(
              file.caseId(), ContributionWriter.version(state.sequence++, at, written)));
    }
  }

  /** What is ahead of a case, when it changes; taken back when nothing is. */
  private void sendForecast(
      CaseState state, CaseFile file, Instant at, RulesInTime.InForce<CaseReviewer> inForce) {
    List<Forecast.Ahead> ahead = Forecast.after(at, state.lines);
    if (!ahead.equals(state.ahead)) {
      state.ahead = new ArrayList<>(ahead);
      emit(
          FORECASTS,
          new ForecastUpdate(
              file.caseId(),
              ahead.isEmpty()
                  ? null
                  : new Forecast(
                      file.caseId(),
                      file.item(),
                      file.whereAt(at),
                      ahead,
                      inForce.rulebook().version(),
                      inForce.reviewer().zone(file))));
    }
  }

  private @Nullable Instant next(
      CaseState state, CaseFile file, Instant at, @Nullable Instant release) {
    CaseEvent end = file.end();
    if (end == null || !file.hasIntake()) {
      return earlier(release, rules().nextAfter(at));
    }
    Instant closed = end.occurredAt().isAfter(end.knownAt()) ? end.occurredAt() : end.knownAt();
    Instant purge = closed.plus(KEPT_AFTER_END);
    if (!at.isBefore(purge)) {
      archive(state, file.caseId(), at);
      return null;
    }
    return earlier(release, purge);
  }

  private void archive(CaseState state, String caseId, Instant at) {
    if (state.intakeKey != null) {
      sendIntake(state, state.intakeKey, caseId, at, Reason.FACT, null, true);
    }
    state.events = new ArrayList<>();
    state.lines = new ArrayList<VerdictLine>();
    state.sent = new ArrayList<>();
    state.counted = new ArrayList<>();
    state.contribution = "";
    state.intakeKey = null;
    state.intake = null;
    state.archived = true;
  }
}
