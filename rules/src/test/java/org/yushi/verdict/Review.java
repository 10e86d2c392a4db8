package org.yushi.verdict;

import java.time.format.DateTimeFormatter;
import java.util.List;
import org.yushi.Given;
import org.yushi.casework.CaseFile;
import org.yushi.rulebook.Rulebook;
import org.yushi.rulebook.RulebookException;

/** Reviews what was given by a rulebook, and says the lines in one word per step. */
final class Review implements AutoCloseable {
  private static final DateTimeFormatter TIMES =
      DateTimeFormatter.ofPattern("MM-dd'T'HH:mm:ss.SSS").withZone(Given.SHANGHAI);

  private final Rulebook rulebook;
  private final RuleEngine engine;
  private final RuleEngine.Session session;

  private Review(Rulebook rulebook, RuleEngine engine) {
    this.rulebook = rulebook;
    this.engine = engine;
    this.session = engine.newSession();
  }

  static Review by(Rulebook rulebook) throws RulebookException {
    return new Review(rulebook, RuleEngine.compile(rulebook));
  }

  static CaseFile file(Given... given) {
    return CaseFile.fold(Given.CASE, Given.events(given));
  }

  /** All lines of the case. */
  List<VerdictLine> lines(Given... given) {
    return new CaseReviewer(rulebook, session).review(file(given));
  }

  /** The whole line of a rule on the case itself, such as {@code DUE_SOON 03-04T17:00:00.000}. */
  List<String> line(String rule, Given... given) {
    return lines(given).stream()
        .filter(line -> line.rule().equals(rule) && line.about().isEmpty())
        .flatMap(line -> line.line().steps().stream())
        .map(Review::say)
        .toList();
  }

  /** What is said in English of the whole line of a rule. */
  String words(String rule, Given... given) {
    CaseReviewer reviewer = new CaseReviewer(rulebook, session);
    CaseFile file = file(given);
    return reviewer.review(file).stream()
        .filter(line -> line.rule().equals(rule))
        .map(line -> reviewer.verdict(file, line).evidence().computation().en())
        .findFirst()
        .orElse("");
  }

  private static String say(Step step) {
    return (step.grade() == null ? "-" : step.level() + " " + step.grade())
        + " "
        + TIMES.format(step.from());
  }

  @Override
  public void close() {
    session.close();
    engine.close();
  }
}
