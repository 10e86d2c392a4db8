package org.yushi.alert;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yushi.casework.Where;
import org.yushi.rulebook.Level;
import org.yushi.verdict.Step;
import org.yushi.verdict.VerdictLine;

/**
 * What will be found of a case, and when, if nothing else happens.
 *
 * @param caseId the case
 * @param item service item, or null
 * @param where place and people now
 * @param steps what comes after the last fact, by rule and time; empty if nothing does
 * @param rulebook version of the rulebook
 * @param zone id of the centre's time zone
 */
public record Forecast(
    String caseId,
    @Nullable String item,
    Where where,
    List<Ahead> steps,
    String rulebook,
    String zone) {

  /**
   * One assertion to come.
   *
   * @param rule rule id
   * @param about thing inside the case, empty for the case itself
   * @param grade grade
   * @param level level
   * @param from first instant of it
   * @param since what the law counts from
   */
  public record Ahead(
      String rule, String about, String grade, Level level, Instant from, Instant since) {}

  /** The steps of lines that begin after an instant. */
  public static List<Ahead> after(Instant at, List<VerdictLine> lines) {
    return lines.stream()
        .flatMap(
            line ->
                line.line().steps().stream()
                    .filter(step -> step.asserts() && step.from().isAfter(at))
                    .map(step -> ahead(line, step)))
        .toList();
  }

  private static Ahead ahead(VerdictLine line, Step step) {
    return new Ahead(
        line.rule(),
        line.about(),
        String.valueOf(step.grade()),
        step.level() == null ? Level.OFF : step.level(),
        step.from(),
        step.since());
  }
}
