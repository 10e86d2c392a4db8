package org.yushi.supervision;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import org.yushi.alert.Publication;
import org.yushi.alert.Reason;
import org.yushi.alert.VerdictChange;
import org.yushi.casework.CaseEvent;
import org.yushi.casework.CaseEventWriter;
import org.yushi.casework.CaseFile;
import org.yushi.casework.EventLog;
import org.yushi.casework.EventType;
import org.yushi.casework.PersonalNumbers;
import org.yushi.rulebook.Rulebook;
import org.yushi.rulebook.RulebookBundle;
import org.yushi.verdict.CaseIntake;
import org.yushi.verdict.CaseReviewer;
import org.yushi.verdict.RuleEngine;
import org.yushi.verdict.SubjectRef;
import org.yushi.verdict.VerdictLine;

/**
 * Keeps the file of each case and reviews it once per step; sends on what changed of its lines, its
 * intake for {@link IntakeReview}, and what is counted. A case closed for 400 days leaves only a
 * mark, later events are turned away as archived.
 */
final class CaseReview extends ReviewStation<CaseEvent, CaseState> {
  private static final long serialVersionUID = 1L;
  private static final Duration KEPT_AFTER_END = Duration.ofDays(400);

  static final OutputTag<IntakeUpsert> INTAKES = new OutputTag<>("intakes") {};
  static final OutputTag<Rejected> REJECTED = new OutputTag<>("turned-away") {};
  static final OutputTag<FeedCount> COUNTS = new OutputTag<>("case-counts") {};

  private transient @Nullable CaseReviewer reviewer;

  CaseReview(RulebookBundle bundle, Instant asOf) {
    super(CaseState.class, bundle, asOf);
  }

  @Override
  void begin(Rulebook rulebook, RuleEngine.Session session) {
    reviewer = new CaseReviewer(rulebook, session);
  }

  @Override
  CaseState newState() {
    return new CaseState();
  }

  @Override
  Instant timeOf(CaseEvent event) {
    return event.knownAt();
  }

  @Override
  @Nullable Instant step(
      CaseState state,
      Instant at,
      List<CaseEvent> events,
      Context context,
      Collector<VerdictChange> out) {
    CaseReviewer review = Objects.requireNonNull(reviewer);
    StepCounts counts = new StepCounts(state.counted);
    Set<Reason> reasons = takeIn(state, events, counts, context);
    if (state.archived) {
      counts.send(count -> context.output(COUNTS, count));
      return null;
    }
    CaseFile file = CaseFile.fold(context.getCurrentKey(), state.events);
    Reason reason = reasons.contains(Reason.CORRECTION) ? Reason.CORRECTION : Reason.FACT;
    if (!reasons.isEmpty()) {
      review(state, file, review, context);
      count(state, file, counts);
      sendIntake(state, file, at, reason, context);
    }
    List<VerdictChange> changes =
        Publication.changes(
            SubjectRef.ofCase(file.caseId()),
            state.lines,
            state.sent,
            at,
            reason,
            state.sequence,
            line -> review.verdict(file, line));
    state.sequence += changes.size();
    changes.forEach(out::collect);
    counts.send(count -> context.output(COUNTS, count));
    return next(state, file, at, context);
  }

  /** Takes events in; says why a review is due, if it is. */
  private static Set<Reason> takeIn(
      CaseState state, List<CaseEvent> events, StepCounts counts, Context context) {
    Set<Reason> reasons = new HashSet<>();
    List<CaseEvent> ordered = new ArrayList<>(events);
    ordered.sort(CaseEvent.BUSINESS_ORDER);
    EventLog log = new EventLog(state.events);
    for (CaseEvent event : ordered) {
      if (state.archived) {
        turnAway(
            event, "caseId: the case was closed 400 days ago and is archived", counts, context);
        continue;
      }
      EventLog.Outcome outcome = log.add(event);
      if (outcome == EventLog.Outcome.FULL) {
        turnAway(
            event,
            "caseId: expected at most " + EventLog.MOST_EVENTS + " events of one case",
            counts,
            context);
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

  private static void turnAway(CaseEvent event, String reason, StepCounts counts, Context context) {
    String raw = new CaseEventWriter(ZoneOffset.UTC).write(event);
    context.output(REJECTED, new Rejected("", 0, reason, PersonalNumbers.mask(raw)));
    counts.rejected(event);
  }

  private static void review(
      CaseState state, CaseFile file, CaseReviewer reviewer, Context context) {
    try {
      state.lines = new ArrayList<>(reviewer.review(file));
    } catch (IllegalStateException e) {
      context.output(
          REJECTED, new Rejected("", 0, "case " + file.caseId() + ": " + e.getMessage(), ""));
    }
  }

  private static void count(CaseState state, CaseFile file, StepCounts counts) {
    Set<String> orphans = new HashSet<>();
    file.orphans().forEach(each -> orphans.add(each.eventId()));
    for (CaseEvent event : state.events) {
      counts.holds(event, file.hasIntake() && !orphans.contains(event.eventId()));
    }
  }

  private static void sendIntake(
      CaseState state, CaseFile file, Instant at, Reason reason, Context context) {
    CaseIntake intake = CaseIntake.of(file);
    String applicant = CaseIntake.applicantOf(file);
    String key = intake == null || applicant == null ? null : applicant + '\n' + intake.item();
    if (state.intakeKey != null && !state.intakeKey.equals(key)) {
      context.output(
          INTAKES,
          new IntakeUpsert(
              state.intakeKey, file.caseId(), state.sequence++, at, reason, null, false));
      state.intake = null;
    }
    state.intakeKey = key;
    if (key != null && !Objects.equals(state.intake, intake)) {
      context.output(
          INTAKES,
          new IntakeUpsert(key, file.caseId(), state.sequence++, at, reason, intake, false));
      state.intake = intake;
    }
  }

  private static @Nullable Instant next(
      CaseState state, CaseFile file, Instant at, Context context) {
    CaseEvent end = file.end();
    Instant next = Publication.next(state.lines, at);
    if (end == null || !file.hasIntake()) {
      return next;
    }
    Instant closed = end.occurredAt().isAfter(end.knownAt()) ? end.occurredAt() : end.knownAt();
    Instant purge = closed.plus(KEPT_AFTER_END);
    if (!at.isBefore(purge)) {
      archive(state, file.caseId(), at, context);
      return null;
    }
    return next == null || purge.isBefore(next) ? purge : next;
  }

  private static void archive(CaseState state, String caseId, Instant at, Context context) {
    if (state.intakeKey != null) {
      context.output(
          INTAKES,
          new IntakeUpsert(state.intakeKey, caseId, state.sequence++, at, Reason.FACT, null, true));
    }
    state.events = new ArrayList<>();
    state.lines = new ArrayList<VerdictLine>();
    state.sent = new ArrayList<>();
    state.counted = new ArrayList<>();
    state.intakeKey = null;
    state.intake = null;
    state.archived = true;
  }
}
