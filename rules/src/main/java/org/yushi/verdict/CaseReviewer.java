package org.yushi.verdict;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yushi.casework.CaseEvent;
import org.yushi.casework.CaseFile;
import org.yushi.rulebook.Policy;
import org.yushi.rulebook.Rulebook;

/** Reviews the file of one case: a pure function of file and rulebook. For one thread. */
public final class CaseReviewer {
  private final Rulebook rulebook;
  private final RuleEngine.Session rules;
  private final LineMaker lines;
  private @Nullable CaseWorkings last;

  /** A reviewer by this rulebook, with a session of its rules. */
  public CaseReviewer(Rulebook rulebook, RuleEngine.Session rules) {
    this.rulebook = rulebook;
    this.rules = rules;
    this.lines = new LineMaker(rulebook);
  }

  /**
   * The lines of a case, in order of rule and thing; none for a case that was never taken in.
   *
   * @throws IllegalStateException if a rule fails
   */
  public List<VerdictLine> review(CaseFile file) {
    if (!file.hasIntake()) {
      return List.of();
    }
    CaseWorkings workings = workings(file);
    List<String> awaited = CaseOffice.awaited(rulebook, file);
    return lines.lines(rules.review(workings.facts()).all(), whose(workings)).stream()
        .map(line -> line.awaiting(awaited))
        .toList();
  }

  /**
   * The dates of a case that was taken in.
   *
   * @throws IllegalArgumentException if it was not
   */
  public CaseDates dates(CaseFile file) {
    return new CaseDates(workings(file));
  }

  /** The intake of a case, or null if it was not taken in or names no item. */
  public @Nullable CaseIntake intake(CaseFile file) {
    return CaseIntake.of(file, CaseOffice.awaited(rulebook, file));
  }

  /**
   * What is to be said of the visible part of a line.
   *
   * @param line the line, cut to what is visible; not empty
   */
  public Verdict verdict(CaseFile file, VerdictLine line) {
    CaseWorkings workings = workings(file);
    Standing standing = Standing.of(line.line());
    if (standing == null) {
      throw new IllegalArgumentException("nothing is visible of " + line);
    }
    Policy.Row row = lines.row(line.rule(), line.line(), standing.from(), whose(workings));
    CaseExplainer explainer = new CaseExplainer(workings);
    return new Verdict(
        line.rule(),
        rulebook.rule(line.rule()).title(),
        SubjectRef.ofCase(file.caseId()),
        line.about(),
        file.caseId(),
        line.line(),
        workings.whereAt(standing.from()),
        workings.itemCode(),
        explainer.dueAt(line.rule()),
        at(workings.statutory()),
        explainer.explain(line.rule(), line.about(), rulebook.rule(line.rule()).basis()),
        row == null ? "" : row.audience(),
        row != null && row.confirm(),
        rulebook.version(),
        workings.calendar().zone().getId());
  }

  /** The centres of receipt and acceptance, as far as anybody has said them. */
  public List<String> centres(CaseFile file) {
    return Stream.of(Optional.ofNullable(file.received()), Optional.ofNullable(file.accepted()))
        .flatMap(Optional::stream)
        .map(CaseEvent::where)
        .flatMap(
            where -> Stream.ofNullable(rulebook.places().centreOf(where.centre(), where.window())))
        .distinct()
        .toList();
  }

  /** The rulebook by which it reviews. */
  public Rulebook rulebook() {
    return rulebook;
  }

  /** The zone of the office that counts for a case. */
  public String zone(CaseFile file) {
    return CaseOffice.of(rulebook, file).calendar().zone().getId();
  }

  /** The workings of a case, computed once for as long as its file is asked about. */
  private CaseWorkings workings(CaseFile file) {
    CaseWorkings known = last;
    if (known == null || known.file() != file) {
      known = new CaseWorkings(rulebook, file);
      last = known;
    }
    return known;
  }

  private static @Nullable Instant at(@Nullable Deadline deadline) {
    return deadline == null ? null : deadline.due().at();
  }

  private static LineMaker.Whose whose(CaseWorkings workings) {
    return new LineMaker.Whose(
        workings.kind(), workings.itemCode(), workings.centre(), workings.calendar()::dateOf);
  }
}
