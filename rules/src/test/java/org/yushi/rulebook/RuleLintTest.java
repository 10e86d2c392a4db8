package org.yushi.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleLintTest {
  private static final String FILE = "rules/mine/mine.drl";

  private static String rule(String condition, String consequence) {
    return String.join(
        "\n",
        "package rules.mine",
        "import org.yushi.verdict.CaseFact",
        "global org.yushi.verdict.Findings found",
        "rule \"mine\"",
        "when",
        "    " + condition,
        "then",
        "    " + consequence,
        "end",
        "");
  }

  private static List<Problem> check(String drl) {
    return RuleLint.check(FILE, drl);
  }

  private static List<Problem> checkConsequence(String code) {
    return check(rule("$c : CaseFact()", code));
  }

  @Test
  void aRuleThatComparesItsFactPasses() {
    assertThat(
            check(
                rule(
                    "$c : CaseFact( promiseDue < endedAt )",
                    "found.step(\"mine\", \"LATE\", Math.max($c.promiseDue(), 1), 1, 2);")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "long t = Instant.now().toEpochMilli();",
        "long t = System.currentTimeMillis();",
        "long t = System.nanoTime();",
        "Object o = new Date();",
        "Object o = new java.util.Date();",
        "Object o = LocalDate.now();",
        "Object o = LocalDateTime . now ( );",
        "Object o = Clock.systemUTC();",
        "Object o = Calendar.getInstance();",
        "long t = kcontext.getKieRuntime().getSessionClock().getCurrentTime();"
      })
  void aRuleThatReadsAClockIsRefused(String code) {
    assertThat(checkConsequence(code))
        .anySatisfy(
            problem -> {
              assertThat(problem.file()).isEqualTo(FILE);
              assertThat(problem.line()).isEqualTo(8);
              assertThat(problem.reason()).startsWith("a rule must not read a clock, found \"");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "timer( int: 5s )",
        "timer(cron:0 0 1 * * ?)",
        "duration (5000)",
        "calendars \"weekday\"",
        "date-effective \"01-Jan-2026\"",
        "date-expires \"01-Jan-2026\"",
        "@timestamp( at )",
        "@ expires( 1h )",
        "@role( event )"
      })
  void attributesThatBringTimeIntoARuleAreRefused(String attribute) {
    String drl = rule("$c : CaseFact()", "").replace("when", attribute + "\nwhen");

    assertThat(check(drl)).isNotEmpty().allMatch(problem -> problem.line() == 5);
  }

  @Test
  void aSlidingWindowIsRefused() {
    assertThat(check(rule("$c : CaseFact() over window:time( 1h )", ""))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.util.List",
        "java.time.Instant",
        "org.yushi.casework.CaseFile",
        "org.yushi.verdicts.Own",
        "org.kie.api.runtime.KieSession",
        "static java.lang.System.currentTimeMillis",
        "function org.example.Helper.time"
      })
  void importsOfAnythingButFactsAreRefused(String type) {
    String drl = rule("$c : CaseFact()", "").replace("global", "import " + type + "\nglobal");

    assertThat(check(drl))
        .anySatisfy(
            problem -> {
              assertThat(problem.line()).isEqualTo(3);
              assertThat(problem.reason())
                  .startsWith("a rule may import org.yushi.verdict.* only, found ");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "new java.io.File(\"x\").delete();",
        "java . nio.file.Files.list(null);",
        "Runtime.getRuntime().exit(1);",
        "Thread.sleep(1);",
        "Class.forName(\"x\");",
        "System.exit(0);",
        "org.slf4j.LoggerFactory.getLogger(\"x\").info(\"y\");",
        "org.yushi.casework.EventType.valueOf(\"DECIDED\");"
      })
  void aRuleThatReachesForAnythingElseIsRefused(String code) {
    assertThat(checkConsequence(code)).isNotEmpty().allMatch(problem -> problem.line() == 8);
  }

  @Test
  void commentsAndStringsAreNoCode() {
    assertThat(
            check(
                rule(
                        "$c : CaseFact( kind == \"Instant.now()\" ) // System.exit",
                        "/* new Date()\n java.io.File */ found.step(\"timer( 5s )\", \"\\\"now\", 1, 1, 1);")
                    .replace("package", "# Instant.now()\n// @timestamp\npackage")
                    .replace("rule \"mine\"", "rule \"A clock of 5 days (timer) runs out now\"")))
        .isEmpty();
  }

  @Test
  void linesAreCountedThroughCommentsOfSeveralLines() {
    assertThat(checkConsequence("/* one\n two\n three */ Thread.yield();"))
        .singleElement()
        .satisfies(problem -> assertThat(problem.line()).isEqualTo(10));
  }

  /** Two quotation marks in single quotes once hid everything between them from the lint. */
  @Test
  void codeBetweenQuotationMarksInSingleQuotesIsCode() {
    assertThat(
            checkConsequence("char a = '\"'; long t = System.currentTimeMillis(); char b = '\"';"))
        .isNotEmpty();
    assertThat(
            checkConsequence(
                "char a = '\\''; long t = System.currentTimeMillis(); char b = '\\'';"))
        .isNotEmpty();
  }

  @Test
  void aCommentInAStringHidesNothing() {
    assertThat(checkConsequence("String s = \"/*\"; Thread.yield(); String e = \"*/\";"))
        .hasSize(1);
    assertThat(checkConsequence("String s = \"//\"; Thread.yield();")).hasSize(1);
  }

  @Test
  void everyThingWrongIsReported() {
    assertThat(checkConsequence("Thread.yield();\n long t = System.nanoTime();\n new Date();"))
        .extracting(Problem::line)
        .contains(8L, 9L, 10L);
  }
}
