package org.yushi.supervision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;
import org.yushi.alert.Publication;
import org.yushi.alert.Reason;
import org.yushi.alert.VerdictChange;
import org.yushi.rulebook.Rulebook;
import org.yushi.rulebook.RulebookBundle;
import org.yushi.verdict.CaseIntake;
import org.yushi.verdict.IntakeReviewer;
import org.yushi.verdict.RuleEngine;
import org.yushi.verdict.SubjectRef;

/**
 * Keeps the intakes of one applicant and item and reviews each later case against the earlier ones.
 * Only cases that a change can concern are reviewed again: the changed one and those after it.
 */
final class IntakeReview extends ReviewStation<IntakeUpsert, IntakeState> {
  private static final long serialVersionUID = 1L;

  private transient @Nullable IntakeReviewer reviewer;

  IntakeReview(RulebookBundle bundle, Instant asOf) {
    super(IntakeState.class, bundle, asOf);
  }

  @Override
  void begin(Rulebook rulebook, RuleEngine.Session session) {
    reviewer = new IntakeReviewer(rulebook, session);
  }

  @Override
  IntakeState newState() {
    return new IntakeState();
  }

  @Override
  Instant timeOf(IntakeUpsert upsert) {
    return upsert.at();
  }

  @Override
  @Nullable Instant step(
      IntakeState state,
      Instant at,
      List<IntakeUpsert> upserts,
      Context context,
      Collector<VerdictChange> out) {
    IntakeReviewer review = Objects.requireNonNull(reviewer);
    Set<String> concerned = takeIn(state, upserts);
    boolean corrected = upserts.stream().anyMatch(u -> u.reason() == Reason.CORRECTION);
    List<CaseIntake> group = group(state);
    Instant next = null;
    for (Map.Entry<String, IntakeState.Entry> each : new TreeMap<>(state.entries).entrySet()) {
      IntakeState.Entry entry = each.getValue();
      CaseIntake intake = entry.intake;
      if (concerned.contains(each.getKey())) {
        entry.lines =
            intake == null ? new ArrayList<>() : new ArrayList<>(review.review(intake, group));
      }
      List<VerdictChange> changes =
          Publication.changes(
              SubjectRef.ofCase(each.getKey()),
              entry.lines,
              entry.sent,
              at,
              corrected ? Reason.CORRECTION : Reason.FACT,
              entry.sequence,
              line -> review.verdict(Objects.requireNonNull(intake), line, group));
      entry.sequence += changes.size();
      changes.forEach(out::collect);
      Instant wake = Publication.next(entry.lines, at);
      next = next == null || (wake != null && wake.isBefore(next)) ? wake : next;
    }
    forget(state);
    return next;
  }

  /** Takes upserts in; says which cases must be reviewed again. */
  private static Set<String> takeIn(IntakeState state, List<IntakeUpsert> upserts) {
    Set<String> concerned = new HashSet<>();
    List<IntakeUpsert> ordered = new ArrayList<>(upserts);
    ordered.sort(
        Comparator.comparing(IntakeUpsert::caseId).thenComparingLong(IntakeUpsert::sequence));
    for (IntakeUpsert upsert : ordered) {
      IntakeState.Entry entry =
          state.entries.computeIfAbsent(upsert.caseId(), id -> new IntakeState.Entry());
      if (upsert.sequence() > entry.upsert && upsert.archived()) {
        entry.archived = true;
        entry.upsert = upsert.sequence();
      } else if (upsert.sequence() > entry.upsert) {
        concern(concerned, state, entry.intake);
        concern(concerned, state, upsert.intake());
        concerned.add(upsert.caseId());
        entry.intake = upsert.intake();
        entry.upsert = upsert.sequence();
      }
    }
    return concerned;
  }

  private static void concern(
      Set<String> concerned, IntakeState state, @Nullable CaseIntake changed) {
    if (changed != null) {
      state.entries.forEach(
          (caseId, entry) -> {
            if (entry.intake != null && CaseIntake.ORDER.compare(entry.intake, changed) > 0) {
              concerned.add(caseId);
            }
          });
    }
  }

  /** Drops what left this key, and long closed cases on which no other later case may rest. */
  private static void forget(IntakeState state) {
    state.entries.values().removeIf(entry -> entry.intake == null);
    CaseIntake lastKept = null;
    for (IntakeState.Entry entry : state.entries.values()) {
      CaseIntake intake = entry.intake;
      boolean later =
          intake != null && (lastKept == null || CaseIntake.ORDER.compare(intake, lastKept) > 0);
      lastKept = later && !entry.archived ? intake : lastKept;
    }
    CaseIntake newest = lastKept;
    state
        .entries
        .values()
        .removeIf(
            entry ->
                entry.archived
                    && entry.intake != null
                    && (newest == null || CaseIntake.ORDER.compare(entry.intake, newest) > 0));
  }

  private static List<CaseIntake> group(IntakeState state) {
    List<CaseIntake> group = new ArrayList<>();
    for (IntakeState.Entry entry : state.entries.values()) {
      if (entry.intake != null) {
        group.add(entry.intake);
      }
    }
    return group;
  }
}
