package org.yushi.casework;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What only some types need; null = not said.
 *
 * @param stepKind STEP_*: what kind of step
 * @param endCode DECIDED: how it ended
 * @param ground CLOCK_STOPPED: the ground of art. 45
 * @param noticeNo CLOCK_STOPPED: number of the written notice to the applicant
 * @param declaredEnd CLOCK_STOPPED: when the stop is to end
 * @param days CLOCK_STOPPED, EXTENDED: working days asked for or approved
 * @param approver EXTENDED: who approved
 * @param requestedAt EXTENDED: when it was asked for
 * @param reason free text
 * @param feeFen FEE_CHARGED: the amount, in fen (1/100 yuan)
 * @param rating RATED: from 1, very satisfied, to 5, very dissatisfied
 */
public record Details(
    @Nullable StepKind stepKind,
    @Nullable String endCode,
    @Nullable String ground,
    @Nullable String noticeNo,
    @Nullable DayOrInstant declaredEnd,
    @Nullable Integer days,
    @Nullable String approver,
    @Nullable Instant requestedAt,
    @Nullable String reason,
    @Nullable Long feeFen,
    @Nullable Integer rating) {

  /** Nothing is said. */
  public static final Details UNSAID =
      new Details(null, null, null, null, null, null, null, null, null, null, null);

  /** This, with everything that {@code other} says put over it. */
  public Details overlaidBy(Details other) {
    return new Details(
        other.stepKind != null ? other.stepKind : stepKind,
        other.endCode != null ? other.endCode : endCode,
        other.ground != null ? other.ground : ground,
        other.noticeNo != null ? other.noticeNo : noticeNo,
        other.declaredEnd != null ? other.declaredEnd : declaredEnd,
        other.days != null ? other.days : days,
        other.approver != null ? other.approver : approver,
        other.requestedAt != null ? other.requestedAt : requestedAt,
        other.reason != null ? other.reason : reason,
        other.feeFen != null ? other.feeFen : feeFen,
        other.rating != null ? other.rating : rating);
  }
}
