package org.yushi.local.serve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yushi.rulebook.Problem;
import org.yushi.rulebook.Rulebook;
import org.yushi.rulebook.RulebookBundle;
import org.yushi.rulebook.RulebookException;
import org.yushi.rulebook.RulebookLoader;
import org.yushi.rulebook.RulebookSchedule;
import org.yushi.supervision.live.BrokerException;
import org.yushi.supervision.live.LiveSettings;
import org.yushi.supervision.live.RulebookTopic;
import org.yushi.supervision.live.TopicsException;
import org.yushi.verdict.RuleCases;

/**
 * The configured rulebook on its way into force: loaded, and, where it is new, compiled and tried
 * on its own cases before the topic of rulebooks hears of it.
 */
final class CheckedRulebook {
  private static final Logger LOG = LoggerFactory.getLogger(CheckedRulebook.class);

  private final RulebookBundle bundle;
  private final Rulebook rulebook;

  private CheckedRulebook(RulebookBundle bundle, Rulebook rulebook) {
    this.bundle = bundle;
    this.rulebook = rulebook;
  }

  /**
   * Loads it.
   *
   * @throws RulebookException with everything that is wrong in it
   */
  static CheckedRulebook of(RulebookPlace place) throws RulebookException {
    RulebookBundle bundle = place.read();
    return new CheckedRulebook(bundle, RulebookLoader.load(bundle));
  }

  Rulebook rulebook() {
    return rulebook;
  }

  /**
   * The schedule in which it is the latest. It is brought into force now, for all cases at once,
   * unless it is in force already.
   *
   * @throws RulebookException if its rules or cases are wrong, or an earlier rulebook is of no use
   *     any more
   */
  RulebookSchedule inForce(LiveSettings settings)
      throws RulebookException, TopicsException, BrokerException, InterruptedException {
    RulebookTopic topic = new RulebookTopic(settings);
    Optional<RulebookSchedule> before = topic.schedule();
    if (before.isPresent()) {
      checkEarlier(before.get());
      if (before.get().latest().bundle().version().equals(bundle.version())) {
        return before.get();
      }
    }
    checkCases();
    topic.append(bundle);
    RulebookSchedule schedule =
        topic.schedule().orElseThrow(() -> new IllegalStateException("the topic lost a rulebook"));
    Object since = before.isEmpty() ? "头 the beginning" : schedule.latest().from();
    LOG.info("新规则库 New rulebook {}，施行自 in force from {}", bundle.version(), since);
    return schedule;
  }

  private void checkCases() throws RulebookException {
    List<Problem> problems = new ArrayList<>();
    for (RuleCases.Outcome outcome : RuleCases.run(bundle)) {
      if (!outcome.passed()) {
        problems.add(
            new Problem(
                outcome.file(), 0, "case \"" + outcome.name() + "\": " + outcome.difference()));
      }
    }
    if (!problems.isEmpty()) {
      throw new RulebookException(problems);
    }
  }

  /** What was in force when earlier events became known judges them in a run from the beginning. */
  private static void checkEarlier(RulebookSchedule schedule) throws RulebookException {
    for (RulebookSchedule.Entry entry : schedule.entries()) {
      try {
        RulebookLoader.load(entry.bundle());
      } catch (RulebookException e) {
        throw new RulebookException(
            e.problems().stream()
                .map(
                    problem ->
                        new Problem(
                            "in force from %s: %s".formatted(entry.from(), problem.file()),
                            problem.line(),
                            problem.reason()))
                .toList());
      }
    }
  }
}
