package org.yushi.alert;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yushi.rulebook.Level;
import org.yushi.verdict.Line;
import org.yushi.verdict.Standing;
import org.yushi.verdict.Verdict;

/**
 * Appends to an alert thread: a pure function of the last revision and of what became known at an
 * instant, facts first, then what people did.
 *
 * <p>What a person rescinded stays rescinded while facts make it no graver; an upholding brings it
 * back as the facts have it by then. Whatever is raised, comes again or gets graver wants new
 * answers: acts before it no longer count (docs/decisions/0016-acts.md).
 */
public final class AlertThread {
  private static final Comparator<Act> ORDER =
      Comparator.comparing(Act::at).thenComparing(Act::kind).thenComparing(Act::id);

  private AlertThread() {}

  private record Stand(AlertStatus status, Verdict verdict, List<Act> acts) {
    static Stand of(AlertRevision last) {
      return new Stand(last.status(), last.verdict(), last.acts());
    }

    boolean isRescinded() {
      return status == AlertStatus.RETRACTED
          && acts.stream().anyMatch(act -> act.kind() == Act.Kind.RESCIND);
    }

    Stand with(Act act) {
      if (act.kind() == Act.Kind.UPHOLD && isRescinded()) {
        return new Stand(statusOf(verdict.line()), verdict, List.of(act));
      }
      List<Act> more = new ArrayList<>(acts);
      more.removeIf(
          other ->
              other.kind() == act.kind()
                  || (other.kind() == Act.Kind.RESCIND && act.kind() == Act.Kind.UPHOLD)
                  || (other.kind() == Act.Kind.UPHOLD && act.kind() == Act.Kind.RESCIND));
      more.add(act);
      return new Stand(
          act.kind() == Act.Kind.RESCIND ? AlertStatus.RETRACTED : status, verdict, more);
    }

    Stand without(Act.Kind kind) {
      return new Stand(status, verdict, acts.stream().filter(act -> act.kind() != kind).toList());
    }
  }

  /**
   * The revision that a change makes, or null if it changes nothing.
   *
   * @param last the thread's last revision, or null before the first
   */
  public static @Nullable AlertRevision next(@Nullable AlertRevision last, VerdictChange change) {
    return next(last, change, List.of());
  }

  /**
   * The revision that everything of one instant makes, or null if it changes nothing.
   *
   * @param last the thread's last revision, or null before the first
   * @param change what the facts say now, or null if they say nothing new
   * @param acts what people did, none that {@link #refusal} speaks against
   */
  public static @Nullable AlertRevision next(
      @Nullable AlertRevision last, @Nullable VerdictChange change, List<Act> acts) {
    Stand before = last == null ? null : Stand.of(last);
    Stand byFacts = change == null ? before : byFacts(before, change);
    Stand now = byFacts;
    List<Act> inOrder = acts.stream().sorted(ORDER).toList();
    for (Act act : inOrder) {
      if (now != null && isNew(act, now)) {
        now = now.with(act);
      }
    }
    RevisionKind kind = now == null ? null : kind(before, now);
    if (now == null || kind == null) {
      return null;
    }
    boolean factual = change != null && byFacts != null && kind(before, byFacts) != null;
    return new AlertRevision(
        change != null ? change.alertId() : inOrder.get(0).alertId(),
        last == null ? 1 : last.revision() + 1,
        kind,
        change != null && factual ? change.reason() : Reason.PERSON,
        change != null ? change.at() : inOrder.get(inOrder.size() - 1).at(),
        now.status(),
        now.verdict(),
        now.acts());
  }

  /**
   * Why an act cannot be taken in, or empty if it can.
   *
   * @param last the thread's last revision, or null if there is none
   */
  public static String refusal(@Nullable AlertRevision last, Act act) {
    if (last == null) {
      return "alertId: expected an alert that there is, found \"" + act.alertId() + "\"";
    }
    if (last.status() == AlertStatus.RETRACTED && !Stand.of(last).isRescinded()) {
      return "act: expected an alert that stands, found one that the facts have retracted";
    }
    return "";
  }

  private static boolean isNew(Act act, Stand stand) {
    return stand.acts().stream().noneMatch(other -> other.id().equals(act.id()));
  }

  private static @Nullable Stand byFacts(@Nullable Stand before, VerdictChange change) {
    Verdict verdict = change.verdict();
    if (verdict == null || verdict.line().isEmpty()) {
      return before == null ? null : retracted(before);
    }
    AlertStatus status = statusOf(verdict.line());
    if (before == null) {
      return new Stand(status, verdict, List.of());
    }
    if (before.isRescinded() && level(verdict).compareTo(level(before.verdict())) <= 0) {
      return new Stand(AlertStatus.RETRACTED, verdict, before.acts());
    }
    Stand now = new Stand(status, verdict, before.acts());
    RevisionKind kind = kind(before, now);
    return kind == RevisionKind.AGAIN || kind == RevisionKind.HIGHER
        ? new Stand(status, verdict, List.of())
        : now;
  }

  private static Stand retracted(Stand before) {
    return new Stand(AlertStatus.RETRACTED, before.verdict(), before.acts())
        .without(Act.Kind.RESCIND);
  }

  private static @Nullable RevisionKind kind(@Nullable Stand last, Stand now) {
    if (last == null) {
      return RevisionKind.RAISED;
    }
    boolean was = last.status() != AlertStatus.RETRACTED;
    boolean is = now.status() != AlertStatus.RETRACTED;
    if (was != is) {
      return is ? RevisionKind.AGAIN : RevisionKind.RETRACTED;
    }
    if (is && last.status() != now.status()) {
      return now.status() == AlertStatus.ACTIVE ? RevisionKind.AGAIN : RevisionKind.ENDED;
    }
    int higher = is ? level(now.verdict()).compareTo(level(last.verdict())) : 0;
    if (higher != 0) {
      return higher > 0 ? RevisionKind.HIGHER : RevisionKind.LOWER;
    }
    if (is && !last.verdict().line().equals(now.verdict().line())) {
      return RevisionKind.REDATED;
    }
    boolean same =
        last.verdict().byAnyRulebook().equals(now.verdict().byAnyRulebook())
            && last.acts().equals(now.acts());
    return same ? null : RevisionKind.RESTATED;
  }

  private static AlertStatus statusOf(Line line) {
    return line.last().asserts() ? AlertStatus.ACTIVE : AlertStatus.ENDED;
  }

  private static Level level(Verdict verdict) {
    Standing standing = Standing.of(verdict.line());
    return standing == null ? Level.OFF : standing.level();
  }
}
