package org.yushi.verdict;

import java.util.ArrayList;
import java.util.List;

/** What the rules found in one review; the rules know it as the global {@code found}. */
public final class Findings {
  private final List<Finding> findings = new ArrayList<>();

  /**
   * One finding of a rule.
   *
   * @param rule rule id
   * @param about thing inside the subject, empty for the subject itself
   * @param grade grade
   * @param from epoch ms of the first instant at which it may be asserted
   * @param since epoch ms of what the law counts from
   * @param until epoch ms at which it is over
   * @param witness who else is concerned (an earlier case), empty for nobody
   */
  public record Finding(
      String rule, String about, String grade, long from, long since, long until, String witness) {}

  /** Something holds of the subject itself; one that would be over before it began is none. */
  public void step(String rule, String grade, long from, long since, long until) {
    about(rule, "", grade, from, since, until);
  }

  /** Something holds of a thing inside the subject. */
  public void about(String rule, String about, String grade, long from, long since, long until) {
    add(new Finding(rule, about, grade, from, since, until, ""));
  }

  /** Something holds of the subject because of another one. */
  public void because(
      String rule, String grade, long from, long since, long until, String witness) {
    add(new Finding(rule, "", grade, from, since, until, witness));
  }

  private void add(Finding finding) {
    if (finding.from() != Times.NEVER && finding.from() <= finding.until()) {
      findings.add(finding);
    }
  }

  List<Finding> all() {
    return findings;
  }
}
