package org.yushi.supervision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import org.yushi.alert.Publication;
import org.yushi.alert.Reason;
import org.yushi.alert.VerdictChange;
import org.yushi.rulebook.RulebookException;
import org.yushi.rulebook.RulebookSchedule;
import org.yushi.verdict.CaseIntake;
import org.yushi.verdict.Findings;
import org.yushi.verdict.IntakeReviewer;
import org.yushi.verdict.SubjectRef;

/**
 * Keeps the intakes of one applicant and item and reviews each later case against the earlier ones.
 * What was found between two cases is kept, so that a change is compared only with its own pairs.
 */
final class IntakeReview extends GatedStation<IntakeUpsert, IntakeState, VerdictChange> {
  private static final long serialVersionUID = 1L;

  /** The most cases of one applicant and item that are compared with each other. */
  static final int MOST_CASES = 500;

  static final OutputTag<Rejected> REJECTED = new OutputTag<>("not-compared") {};

  private final RulebookSchedule rulebooks;
  private transient @Nullable RulesInTime<IntakeReviewer> rules;

  IntakeReview(RulebookSchedule rulebooks, Instant asOf) {
    super(IntakeState.class, asOf);
    this.rulebooks = rulebooks;
  }

  @Override
  void begin() throws RulebookException {
    rules = closing(new RulesInTime<>(rulebooks, IntakeReviewer::new));
  }

  @Override
  KeySums<IntakeState> sums(MetricGroup station) {
    SumGauge held = new SumGauge(MetricNames.HELD_CASES, station);
    return (key, state, times) -> held.add((long) times * state.heldCases());
  }

  private RulesInTime<IntakeReviewer> rules() {
    return Objects.requireNonNull(rules);
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
  long wakeAfterRestore(IntakeState state) {
    return rules().wakeAfter(state.ruledFrom);
  }

  @Override
  @Nullable Instant step(IntakeState state, String key, Instant at, List<IntakeUpsert> upserts)
      throws RulebookException {
    var inForce = rules().at(at);
    IntakeReviewer review = inForce.reviewer();
    Reason reason = reason(upserts, state.ruledFrom != inForce.from());
    Set<String> changed = takeIn(state, upserts);
    if (state.ruledFrom != inForce.from()) {
      state.entries.forEach(
          (caseId, entry) -> {
            if (entry.isOpen()) {
              changed.add(caseId);
            }
          });
      state.ruledFrom = inForce.from();
    }
    Map<String, CaseIntake> group = group(state);
    Set<String> concerned = compare(state, changed, group, review);
    state.held = false;
    for (Map.Entry<String, IntakeState.Entry> each : new TreeMap<>(state.entries).entrySet()) {
      IntakeState.Entry entry = each.getValue();
      CaseIntake intake = entry.intake;
      boolean reviewed = concerned.contains(each.getKey());
      if (reviewed) {
        entry.lines =
            intake == null
                ? new ArrayList<>()
                : new ArrayList<>(review.lines(intake, entry.found, group));
      }
      if (reviewed || entry.held || entry.wakeAt <= at.toEpochMilli()) {
        Publication.Look look =
            Publication.look(
                SubjectRef.ofCase(each.getKey()),
                entry.lines,
                reviewed,
                gate(inForce.rulebook()),
                entry.sent,
                at,
                reason,
                entry.sequence,
                line -> review.verdict(Objects.requireNonNull(intake), line, group));
        entry.sequence += look.changes().size();
        entry.held = look.held();
        look.changes().forEach(this::emit);
        Instant wake = look.next();
        entry.wakeAt = wake == null ? StationState.NONE : wake.toEpochMilli();
      }
      state.held |= entry.held;
    }
    forget(state);
    return next(state, rules().nextAfter(at));
  }

  private static Reason reason(List<IntakeUpsert> upserts, boolean newRulebook) {
    Set<Reason> reasons = EnumSet.noneOf(Reason.class);
    upserts.forEach(upsert -> reasons.add(upsert.reason()));
    if (upserts.isEmpty() && newRulebook) {
      reasons.add(Reason.RULEBOOK);
    }
    return Reason.gravest(reasons);
  }

  private static @Nullable Instant next(IntakeState state, @Nullable Instant activation) {
    boolean open = state.entries.values().stream().anyMatch(IntakeState.Entry::isOpen);
    long next = activation == null || !open ? StationState.NONE : activation.toEpochMilli();
    for (IntakeState.Entry entry : state.entries.values()) {
      next = Math.min(next, entry.wakeAt);
    }
    return next == StationState.NONE ? null : Instant.ofEpochMilli(next);
  }

  /**
   * Compares changed cases with all, and all others with the changed ones only.
   *
   * @return the cases of which something else is found now, the changed ones among them
   */
  private Set<String> compare(
      IntakeState state,
      Set<String> changed,
      Map<String, CaseIntake> group,
      IntakeReviewer review) {
    Set<String> concerned = new HashSet<>(changed);
    List<CaseIntake> changedIntakes = new ArrayList<>();
    group.forEach(
        (caseId, intake) -> {
          if (changed.contains(caseId)) {
            changedIntakes.add(intake);
          }
        });
    state.entries.forEach(
        (caseId, entry) -> {
          if (entry.intake != null && changed.contains(caseId)) {
            List<Findings.Finding> found = find(review, entry.intake, group.values());
            if (found == null) {
              entry.wakeAt = StationState.NONE;
              entry.held = false;
              concerned.remove(caseId);
            } else {
              entry.found = new ArrayList<>(found);
            }
          } else if (entry.intake != null && !changed.isEmpty()) {
            List<Findings.Finding> found = find(review, entry.intake, changedIntakes);
            if (found != null) {
              boolean gone = entry.found.removeIf(each -> changed.contains(each.witness()));
              boolean come = entry.found.addAll(found);
              if (gone || come) {
                concerned.add(caseId);
              }
            }
          }
        });
    return concerned;
  }

  /** What is found; null where a rule fails: what was found before stands. */
  private @Nullable List<Findings.Finding> find(
      IntakeReviewer review, CaseIntake later, Collection<CaseIntake> others) {
    try {
      return review.find(later, others);
    } catch (IllegalStateException e) {
      reject(later.caseId(), String.valueOf(e.getMessage()));
      return null;
    }
  }

  private void reject(String caseId, String reason) {
    emit(REJECTED, new Rejected("", 0, "case " + caseId + ": " + reason, ""));
  }

  /** Takes upserts in; says which cases changed. */
  private Set<String> takeIn(IntakeState state, List<IntakeUpsert> upserts) {
    Set<String> changed = new HashSet<>();
    List<IntakeUpsert> ordered = new ArrayList<>(upserts);
    ordered.sort(
        Comparator.comparing(IntakeUpsert::caseId).thenComparingLong(IntakeUpsert::sequence));
    for (IntakeUpsert upsert : ordered) {
      if (state.entries.size() >= MOST_CASES && !state.entries.containsKey(upsert.caseId())) {
        tellOfTooMany(upsert);
        continue;
      }
      IntakeState.Entry entry =
          state.entries.computeIfAbsent(upsert.caseId(), id -> new IntakeState.Entry());
      if (upsert.sequence() > entry.upsert && upsert.archived()) {
        entry.archived = true;
        entry.upsert = upsert.sequence();
      } else if (upsert.sequence() > entry.upsert) {
        changed.add(upsert.caseId());
        entry.intake = upsert.intake();
        entry.upsert = upsert.sequence();
      }
    }
    return changed;
  }

  /** Nobody has so many: it is the applicant of a desk that enters the same for everybody. */
  private void tellOfTooMany(IntakeUpsert upsert) {
    CaseIntake intake = upsert.intake();
    if (intake != null && intake.endedAt() == null) {
      reject(
          upsert.caseId(),
          "applicant: expected at most " + MOST_CASES + " cases of one applicant and item");
    }
  }

  /** Drops what left this key, and long closed cases on which no other later case rests. */
  private static void forget(IntakeState state) {
    state.entries.values().removeIf(entry -> entry.intake == null);
    Set<String> witnesses = new HashSet<>();
    for (IntakeState.Entry entry : state.entries.values()) {
      if (!entry.archived) {
        entry.found.forEach(finding -> witnesses.add(finding.witness()));
      }
    }
    state
        .entries
        .entrySet()
        .removeIf(each -> each.getValue().archived && !witnesses.contains(each.getKey()));
  }

  private static Map<String, CaseIntake> group(IntakeState state) {
    Map<String, CaseIntake> group = new HashMap<>();
    state.entries.forEach(
        (caseId, entry) -> {
          if (entry.intake != null) {
            group.put(caseId, entry.intake);
          }
        });
    return group;
  }
}
