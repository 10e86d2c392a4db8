package org.yushi.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yushi.rulebook.RulebookException;
import org.yushi.rulebook.RulebookFolder;

class RuleEngineTest {
  private static final CalendarFact GOOD = new CalendarFact("2027", 5);

  private static RulebookFolder withRule(RulebookFolder folder, String id, String... drl) {
    return folder
        .with(
            "rules/" + id + "/rule.yaml",
            "title: {zh: 试, en: Try}\nbasis: {zh: 法, en: Law}\ngrades: [BAD]\nparameters: {}\n")
        .with(
            "rules/" + id + "/" + id + ".drl",
            "package rules."
                + id
                + "\nimport org.yushi.verdict.CalendarFact\nglobal org.yushi.verdict.Findings found\n"
                + String.join("\n", drl)
                + "\n")
        .plus("policy.csv", id + ",BAD,,,,,RED,,,,");
  }

  @ParameterizedTest
  @CsvSource({"CalendarFact( colour == 1 ), colour", "Nonsense(), Nonsense"})
  void aRuleThatDoesNotCompileIsNamedWithItsFile(
      String condition, String culprit, @TempDir Path path) throws Exception {
    RulebookFolder folder = RulebookFolder.copyOfCounty(path);
    withRule(folder, "broken", "", "rule \"a\"", "when", "    " + condition, "then", "end");

    RulebookException refused =
        catchThrowableOfType(RulebookException.class, () -> RuleEngine.compile(folder.load()));

    assertThat(refused.problems())
        .anySatisfy(
            problem -> {
              assertThat(problem.file()).isEqualTo("rules/broken/broken.drl");
              assertThat(problem.reason()).contains(culprit);
              assertThat(problem.line()).isGreaterThan(1);
            });
  }

  @Test
  void aRuleThatIsNoRuleIsNamedWithFileAndLine(@TempDir Path path) throws Exception {
    RulebookFolder folder = RulebookFolder.copyOfCounty(path);
    withRule(folder, "broken", "rule \"a\"", "when", "    CalendarFact(", "then", "end");

    assertThatExceptionOfType(RulebookException.class)
        .isThrownBy(() -> RuleEngine.compile(folder.load()))
        .satisfies(
            refused ->
                assertThat(refused.problems())
                    .anyMatch(p -> p.file().equals("rules/broken/broken.drl") && p.line() >= 4));
  }

  @Test
  void aRuleThatFailsDoesNotPoisonTheSession(@TempDir Path path) throws Exception {
    RulebookFolder folder = RulebookFolder.copyOfCounty(path);
    withRule(
        folder,
        "failing",
        "rule \"fails\" salience 10",
        "when",
        "    $c : CalendarFact( year == \"1999\" )",
        "then",
        "    found.step(\"failing\", \"BAD\", 1 / ($c.noticeFrom() - 2), 0, 0);",
        "end");
    try (RuleEngine engine = RuleEngine.compile(folder.load());
        RuleEngine.Session session = engine.newSession()) {
      List<Object> bad = List.of(new CalendarFact("1998", 1), new CalendarFact("1999", 2));

      assertThatIllegalStateException()
          .isThrownBy(() -> session.review(bad))
          .withMessageStartingWith("a rule failed: ");
      assertThat(session.review(List.of(GOOD)).all())
          .extracting(Findings.Finding::about)
          .containsExactly("2027");
      assertThatIllegalStateException().isThrownBy(() -> session.review(bad));
      assertThat(session.review(List.of(GOOD)).all()).hasSize(1);
    }
  }

  @Test
  void aRuleThatFiresWithoutAnEndIsStopped(@TempDir Path path) throws Exception {
    RulebookFolder folder = RulebookFolder.copyOfCounty(path);
    withRule(
        folder,
        "endless",
        "rule \"endless\"",
        "when",
        "    $c : CalendarFact( year == \"1999\" )",
        "then",
        "    update($c);",
        "end");
    try (RuleEngine engine = RuleEngine.compile(folder.load());
        RuleEngine.Session session = engine.newSession()) {
      assertThatIllegalStateException()
          .isThrownBy(() -> session.review(List.of(new CalendarFact("1999", 1))))
          .withMessageContaining("without an end");
      assertThat(session.review(List.of(GOOD)).all()).hasSize(1);
    }
  }

  @Test
  void aSessionForgetsTheFactsOfTheReviewBefore(@TempDir Path path) throws Exception {
    try (RuleEngine engine = RuleEngine.compile(RulebookFolder.basedOn("county", path).load());
        RuleEngine.Session session = engine.newSession()) {
      assertThat(session.review(List.of(GOOD, new CalendarFact("2028", 6))).all()).hasSize(2);
      assertThat(session.review(List.of()).all()).isEmpty();
      assertThat(session.review(List.of(GOOD)).all())
          .containsExactlyElementsOf(session.review(List.of(GOOD)).all())
          .hasSize(1);
    }
  }

  /** Whoever runs the rules may give its thread a class loader that is closed when it ends. */
  @Test
  void rulesOutliveTheThreadThatCompiledThem(@TempDir Path path) throws Exception {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    ClosableLoader jobs = new ClosableLoader(before);
    Thread.currentThread().setContextClassLoader(jobs);
    try (RuleEngine engine = RuleEngine.compile(RulebookFolder.basedOn("county", path).load());
        RuleEngine.Session session = engine.newSession()) {
      jobs.closed = true;
      assertThat(session.review(List.of(GOOD)).all()).hasSize(1);
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  private static final class ClosableLoader extends ClassLoader {
    private boolean closed;

    ClosableLoader(ClassLoader parent) {
      super(parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (closed) {
        throw new IllegalStateException("Trying to access closed classloader");
      }
      return super.loadClass(name, resolve);
    }
  }

  @Test
  void aFindingThatWouldBeOverBeforeItBeganIsNone() {
    Findings findings = new Findings();
    findings.step("r", "BAD", 5, 5, 4);
    findings.step("r", "BAD", Times.NEVER, 5, Times.NEVER);
    assertThat(findings.all()).isEmpty();

    findings.step("r", "BAD", 5, 5, 5);
    assertThat(findings.all()).hasSize(1);
  }
}
