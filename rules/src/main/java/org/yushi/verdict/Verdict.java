package org.yushi.verdict;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.yushi.casework.Where;
import org.yushi.rulebook.Bilingual;

/**
 * The visible part of a line with all that is to be said of it.
 *
 * @param rule rule id
 * @param title the rule's title
 * @param subject what it is about
 * @param about the thing inside the subject, empty for the subject itself
 * @param caseId the case, or null
 * @param line the visible steps; never empty
 * @param where place and people when the run began that counts
 * @param item service item, or null
 * @param dueAt the date that the rule watches, or null
 * @param statutoryAt statutory date, or null
 * @param evidence what it rests on
 * @param audience who may see it, by the policy
 * @param confirm whether a person must confirm it before it is issued
 * @param rulebook version of the rulebook
 * @param zone id of the centre's time zone
 */
public record Verdict(
    String rule,
    Bilingual title,
    SubjectRef subject,
    String about,
    @Nullable String caseId,
    Line line,
    Where where,
    @Nullable String item,
    @Nullable Instant dueAt,
    @Nullable Instant statutoryAt,
    Evidence evidence,
    String audience,
    boolean confirm,
    String rulebook,
    String zone) {

  /** The same, whatever rulebook says it: a new version alone is no news. */
  public Verdict byAnyRulebook() {
    return new Verdict(
        rule,
        title,
        subject,
        about,
        caseId,
        line,
        where,
        item,
        dueAt,
        statutoryAt,
        evidence,
        audience,
        confirm,
        "",
        zone);
  }
}
