package org.yushi.casework;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds citizens' ID numbers (15 digits, or 17 digits and a digit or X) in text and masks them.
 * Full-width digits, digits written as JSON escapes, and numbers in groups count too; a number in
 * groups only if it holds a date of birth.
 */
public final class PersonalNumbers {
  private static final int SHORTEST = 15;
  private static final String DIGIT = "(?:[0-9\uFF10-\uFF19]|\\\\u003[0-9]|\\\\u[fF][fF]1[0-9])";
  private static final String LAST = "(?:" + DIGIT + "|[Xx\uFF38\uFF58])";
  private static final String GAP = "[ \\-]{0,2}";
  // An escape's last hex digit is no part of the number behind it.
  private static final String BEGIN = "(?:(?<![0-9\uFF10-\uFF19])|(?<=\\\\u[0-9a-fA-F]{4}))";
  private static final String END = "(?!" + DIGIT + ")";
  private static final Pattern NUMBER =
      Pattern.compile(
          BEGIN + "(?:" + DIGIT + "{17}" + LAST + "|" + DIGIT + "{15})" + END + "|" + BEGIN + DIGIT
              + "(?:" + GAP + DIGIT + "){16}" + GAP + LAST + END);
  private static final Pattern BIRTH =
      Pattern.compile(".{6}(?:19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01]).{4}");
  private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{32,}");

  private PersonalNumbers() {}

  /** Whether the text holds something that looks like an ID number. */
  public static boolean in(String text) {
    return text.length() >= SHORTEST && !mask(text).equals(text);
  }

  /** Whether the text is a hash in hex digits, in which such a number may stand by chance. */
  static boolean isHash(String text) {
    return HASH.matcher(text).matches();
  }

  /** The text with every such number replaced by stars. */
  public static String mask(String text) {
    if (text.length() < SHORTEST) {
      return text;
    }
    Matcher matcher = NUMBER.matcher(text);
    return matcher.replaceAll(
        found ->
            Matcher.quoteReplacement(
                isNumber(found) ? "*".repeat(found.group().length()) : found.group()));
  }

  private static boolean isNumber(MatchResult found) {
    String text = found.group();
    boolean inGroups = text.indexOf(' ') >= 0 || text.indexOf('-') >= 0;
    return !inGroups || BIRTH.matcher(text.replaceAll("[ \\-]", "")).matches();
  }
}
