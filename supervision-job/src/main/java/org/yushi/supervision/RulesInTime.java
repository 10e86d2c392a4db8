package org.yushi.supervision;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.yushi.rulebook.Rulebook;
import org.yushi.rulebook.RulebookException;
import org.yushi.rulebook.RulebookSchedule;
import org.yushi.verdict.RuleEngine;
import org.yushi.verdict.VerdictLine;

/**
 * The reviewers of one subtask by the rulebook in force. The latest is made ready at once, an
 * earlier one only if something is still to be judged by it.
 */
final class RulesInTime<R> implements AutoCloseable {
  private final RulebookSchedule schedule;
  private final BiFunction<Rulebook, RuleEngine.Session, R> reviewer;
  private final Map<Instant, InForce<R>> ready = new HashMap<>();
  private final Map<Instant, RulesInForce> loaded = new HashMap<>();

  /**
   * What holds at an instant.
   *
   * @param from since when, epoch ms
   * @param rulebook the rulebook
   * @param reviewer reviews by it
   */
  record InForce<R>(long from, Rulebook rulebook, R reviewer) {
    /** The lines of rules that the rulebook still has. */
    List<VerdictLine> ofItsRules(List<VerdictLine> lines) {
      return lines.stream().filter(line -> rulebook.rules().containsKey(line.rule())).toList();
    }
  }

  RulesInTime(RulebookSchedule schedule, BiFunction<Rulebook, RuleEngine.Session, R> reviewer)
      throws RulebookException {
    this.schedule = schedule;
    this.reviewer = reviewer;
    make(schedule.latest());
  }

  InForce<R> at(Instant instant) throws RulebookException {
    return make(schedule.at(instant));
  }

  /** The reviewer by the rulebook in force since an instant, epoch ms. */
  R by(long ruledFrom) {
    try {
      return at(Instant.ofEpochMilli(ruledFrom)).reviewer();
    } catch (RulebookException e) {
      throw new IllegalStateException("a rulebook in force was loaded before", e);
    }
  }

  /** When the next rulebook comes into force after an instant, or null. */
  @Nullable Instant nextAfter(Instant instant) {
    return schedule.nextAfter(instant);
  }

  /** Epoch ms of the first rulebook by which a key was not reviewed yet, or NONE. */
  long wakeAfter(long ruledFrom) {
    Instant next =
        ruledFrom == StationState.NONE ? null : nextAfter(Instant.ofEpochMilli(ruledFrom));
    return next == null ? StationState.NONE : next.toEpochMilli();
  }

  private InForce<R> make(RulebookSchedule.Entry entry) throws RulebookException {
    InForce<R> inForce = ready.get(entry.from());
    if (inForce == null) {
      RulesInForce rules = RulesInForce.of(entry.bundle());
      loaded.put(entry.from(), rules);
      inForce =
          new InForce<>(
              entry.from().toEpochMilli(),
              rules.rulebook(),
              reviewer.apply(rules.rulebook(), rules.session()));
      ready.put(entry.from(), inForce);
    }
    return inForce;
  }

  @Override
  public void close() {
    loaded.values().forEach(RulesInForce::close);
    loaded.clear();
    ready.clear();
  }
}
