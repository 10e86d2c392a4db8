package org.yushi.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yushi.rulebook.RuleCard;
import org.yushi.rulebook.Rulebook;
import org.yushi.verdict.Line;
import org.yushi.verdict.Step;
import org.yushi.verdict.VerdictLine;

/**
 * When the steps of a line may be published. A step that rests on something not having happened
 * waits for the declared lag of its sources and while one of them is silent, unless a fact already
 * ended it: what ended it later did not happen before. The gate delays, it changes no verdict; what
 * was published once is not taken back by it.
 */
public final class ReleaseGate {
  private static final long NEVER = Long.MAX_VALUE;

  private final Function<String, Duration> lags;
  private final BiPredicate<String, String> restsOnAbsence;
  private final List<Silence> silences;

  /** A gate by the lags and rules of a rulebook, and the silences known. */
  public ReleaseGate(Rulebook rulebook, List<Silence> silences) {
    this(
        source -> rulebook.feeds().lag(source),
        (rule, grade) -> restsOnAbsence(rulebook, rule, grade),
        silences);
  }

  /** What a rule found that is no longer in the rulebook waits for nothing. */
  private static boolean restsOnAbsence(Rulebook rulebook, String rule, String grade) {
    RuleCard card = rulebook.rules().get(rule);
    return card != null && card.absence().contains(grade);
  }

  /** A gate by the lag of each source, and which grade of which rule rests on absence. */
  ReleaseGate(
      Function<String, Duration> lags,
      BiPredicate<String, String> restsOnAbsence,
      List<Silence> silences) {
    this.lags = lags;
    this.restsOnAbsence = restsOnAbsence;
    this.silences = silences;
  }

  /**
   * A line as it may be shown at an instant.
   *
   * @param line the steps released by then
   * @param next when the next step is released, null if none is or it cannot be said yet
   * @param held whether a step waits for a silent source
   */
  public record View(Line line, @Nullable Instant next, boolean held) {}

  /**
   * Looks at a line.
   *
   * @param at supervision time
   * @param shown {@code from} of the last step published before, epoch ms
   */
  public View view(VerdictLine line, Instant at, long shown) {
    List<Step> steps = line.line().steps();
    int visible = 0;
    long release = Long.MIN_VALUE;
    while (visible < steps.size()) {
      release = Math.max(release, release(line, visible, shown));
      if (release > at.toEpochMilli()) {
        break;
      }
      visible++;
    }
    boolean more = visible < steps.size();
    return new View(
        line.line().firstSteps(visible),
        more && release != NEVER ? Instant.ofEpochMilli(release) : null,
        more && release == NEVER);
  }

  private long release(VerdictLine line, int index, long shown) {
    List<Step> steps = line.line().steps();
    Step step = steps.get(index);
    long from = step.from().toEpochMilli();
    boolean waits =
        !line.awaited().isEmpty()
            && step.grade() != null
            && restsOnAbsence.test(line.rule(), step.grade())
            && from > shown
            && steps.subList(index, steps.size()).stream().allMatch(Step::asserts);
    return waits ? outOfSilence(line.awaited(), from + lag(line.awaited())) : from;
  }

  private long lag(List<String> sources) {
    long lag = 0;
    for (String source : sources) {
      lag = Math.max(lag, lags.apply(source).toMillis());
    }
    return lag;
  }

  /** The first instant, from this one on, at which none of the sources is silent. */
  private long outOfSilence(List<String> sources, long instant) {
    long out = instant;
    boolean moved = true;
    while (moved && out != NEVER) {
      moved = false;
      for (Silence silence : silences) {
        if (sources.contains(silence.source()) && silence.covers(out)) {
          out = silence.until();
          moved = true;
        }
      }
    }
    return out;
  }
}
