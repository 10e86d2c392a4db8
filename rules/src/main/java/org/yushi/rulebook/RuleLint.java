package org.yushi.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Refuses rules that reach for anything but their fact: a clock, a timer, files, threads. A rule
 * may import facts and findings only; dates come to it computed.
 */
final class RuleLint {
  private static final Pattern NOT_CODE =
      Pattern.compile(
          "//[^\\n]*|^\\s*#[^\\n]*|/\\*.*?\\*/|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])*'",
          Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern IMPORT =
      Pattern.compile("^\\s*import\\s+(?:function\\s+|static\\s+)?([\\w.*]+)", Pattern.MULTILINE);
  private static final Pattern CLOCK =
      Pattern.compile(
          "\\b(?:now|currentTimeMillis|nanoTime|Clock|Date|Calendar|LocalDate|LocalDateTime"
              + "|ZonedDateTime|OffsetDateTime|getSessionClock)\\b"
              + "|\\b(?:timer|duration)\\s*[(\\d]|\\bcalendars\\b"
              + "|\\bdate-(?:effective|expires)\\b|@\\s*(?:timestamp|expires|role)\\b"
              + "|\\bover\\s+window\\s*:");
  private static final Pattern REACH =
      Pattern.compile(
          "\\b(?:java|javax|jdk|sun|com)\\s*\\.|\\borg\\s*\\.(?!yushi\\.verdict\\.)"
              + "|\\b(?:System|Runtime|Thread|Class|ClassLoader|Process|ProcessHandle)\\b"
              + "|\\bnew\\b|\\bgetClass\\b|\\bMath\\s*\\.\\s*(?!(?:max|min)\\b)\\w+");
  private static final String FACTS = "org.yushi.verdict.";

  private RuleLint() {}

  static List<Problem> check(String file, String drl) {
    String code = blanked(drl);
    List<Problem> problems = new ArrayList<>();
    Matcher imports = IMPORT.matcher(code);
    while (imports.find()) {
      if (!imports.group(1).startsWith(FACTS)) {
        problems.add(
            new Problem(
                file,
                lineOf(code, imports.start(1)),
                "a rule may import " + FACTS + "* only, found " + imports.group(1)));
      }
    }
    find(CLOCK, code, file, "a rule must not read a clock", problems);
    find(REACH, code, file, "a rule may use its fact and its findings only", problems);
    return problems;
  }

  private static void find(
      Pattern pattern, String code, String file, String reason, List<Problem> problems) {
    Matcher matcher = pattern.matcher(code);
    while (matcher.find()) {
      problems.add(
          new Problem(
              file,
              lineOf(code, matcher.start()),
              reason + ", found \"" + matcher.group().strip() + "\""));
    }
  }

  /** The text with comments and strings blanked, every line in its place. */
  private static String blanked(String drl) {
    return NOT_CODE
        .matcher(drl)
        .replaceAll(m -> Matcher.quoteReplacement(m.group().replaceAll("[^\\n]", " ")));
  }

  private static long lineOf(String text, int offset) {
    return text.substring(0, offset).chars().filter(c -> c == '\n').count() + 1;
  }
}
