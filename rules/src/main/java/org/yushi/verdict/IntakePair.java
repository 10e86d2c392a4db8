package org.yushi.verdict;

/**
 * Two intakes of one applicant and item, the later and an earlier one; epoch ms.
 *
 * @param earlierCase the earlier case
 * @param laterAt intake of the later case
 * @param laterEndedAt end of the later case
 * @param earlierEndedAt end of the earlier case
 * @param apart ms from the earlier intake to the later
 * @param farthest ms that the policy lets them lie apart
 * @param unitsMustDiffer whether the policy asks for different units
 * @param unitsDiffer whether centre, department or place differ
 * @param mattersDiffer whether both name a matter and not the same
 * @param sameParent whether both are branches of one case
 * @param earlierForwarded whether the earlier case was forwarded
 * @param approvedSubcentre whether one place is a sub-centre approved for the item
 * @param anyCentre whether the item may be taken in anywhere
 */
public record IntakePair(
    String earlierCase,
    long laterAt,
    long laterEndedAt,
    long earlierEndedAt,
    long apart,
    long farthest,
    boolean unitsMustDiffer,
    boolean unitsDiffer,
    boolean mattersDiffer,
    boolean sameParent,
    boolean earlierForwarded,
    boolean approvedSubcentre,
    boolean anyCentre) {}
