package org.yushi.desk.warning;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yushi.alert.Act;
import org.yushi.alert.AlertStatus;
import org.yushi.alert.Reason;
import org.yushi.alert.RevisionKind;
import org.yushi.casework.Where;
import org.yushi.rulebook.Bilingual;
import org.yushi.rulebook.Level;
import org.yushi.verdict.SubjectRef;

/**
 * A revision of an alert, as far as people are told of it.
 *
 * @param alertId the alert
 * @param revision number in its thread
 * @param kind what it changed
 * @param reason what made it necessary
 * @param status how the alert stands
 * @param level its level
 * @param decidedAt when it was decided, supervision time
 * @param rule id of the rule
 * @param grade grade of the step that counts
 * @param title title of the rule
 * @param subject what it is about
 * @param item service item, or null
 * @param where place and people
 * @param from first instant of its level: whose rows of the policy count
 * @param since what the law counts from
 * @param dueAt when it had to be done, or null
 * @param audience who may be told, by the policy
 * @param confirm whether a person has to release it
 * @param acts what people did about it since it was raised, came again or got graver
 * @param others where else it has to be told: the units of earlier cases of a dual intake
 * @param rulebook version of the rulebook that judged
 * @param computation how it was computed
 * @param basis law or measure
 */
public record News(
    String alertId,
    int revision,
    RevisionKind kind,
    Reason reason,
    AlertStatus status,
    Level level,
    Instant decidedAt,
    String rule,
    String grade,
    Bilingual title,
    SubjectRef subject,
    @Nullable String item,
    Where where,
    Instant from,
    Instant since,
    @Nullable Instant dueAt,
    String audience,
    boolean confirm,
    List<Act> acts,
    List<Where> others,
    String rulebook,
    Bilingual computation,
    Bilingual basis) {

  /** Copies the lists. */
  public News {
    acts = List.copyOf(acts);
    others = List.copyOf(others);
  }

  /** Whether anybody may hear of it. */
  public boolean isIssued() {
    return !confirm || did(Act.Kind.RELEASE) || did(Act.Kind.UPHOLD);
  }

  /** Whether who was told has said anything. */
  public boolean isAnswered() {
    return did(Act.Kind.SIGN) || did(Act.Kind.EXPLAIN);
  }

  /** Whether it is yellow or red, and whoever was told has not said anything. */
  public boolean waits() {
    return status == AlertStatus.ACTIVE && level.compareTo(Level.YELLOW) >= 0 && !isAnswered();
  }

  /**
   * Whether it is something new that people have to hear of and to answer.
   *
   * @param before the alert as it stood before, or null if nobody knows
   */
  public boolean wantsAnswer(@Nullable News before) {
    if (status == AlertStatus.RETRACTED || !isIssued() || level == Level.OFF) {
      return false;
    }
    return switch (kind) {
      case RAISED, HIGHER, AGAIN -> true;
      default -> before != null && !before.isIssued();
    };
  }

  private boolean did(Act.Kind what) {
    return acts.stream().anyMatch(act -> act.kind() == what);
  }
}
