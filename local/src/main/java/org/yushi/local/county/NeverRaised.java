package org.yushi.local.county;

/**
 * What no revision of an alert may ever have said: a violation that seemed to be one only because
 * something was not yet known.
 *
 * @param scenario what was planted, in words
 * @param rule rule id
 * @param subjectKind kind of subject
 * @param subjectId id of the subject
 * @param about the thing inside the subject, empty for the subject itself
 * @param level the level that must not be shown
 */
public record NeverRaised(
    Wording scenario,
    String rule,
    String subjectKind,
    String subjectId,
    String about,
    String level) {

  /** Whether an alert says it. */
  boolean forbids(AlertFacts facts) {
    return rule.equals(facts.rule())
        && subjectKind.equals(facts.subjectKind())
        && subjectId.equals(facts.subjectId())
        && about.equals(facts.about())
        && level.equals(facts.level());
  }
}
