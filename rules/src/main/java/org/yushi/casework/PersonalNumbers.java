package org.yushi.casework;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds citizens' ID numbers (15 digits, or 17 digits and a digit or X) in text and masks them.
 * Full-width digits and numbers written in groups (6-8-4) count too.
 */
public final class PersonalNumbers {
  private static final String DIGIT = "[0-9\uFF10-\uFF19]";
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<!"
              + DIGIT
              + ")(?:"
              + DIGIT
              + "{17}[0-9\uFF10-\uFF19Xx\uFF38\uFF58]"
              + "|"
              + DIGIT
              + "{6}[ \\-]"
              + DIGIT
              + "{8}[ \\-]"
              + DIGIT
              + "{3}[0-9\uFF10-\uFF19Xx\uFF38\uFF58]"
              + "|"
              + DIGIT
              + "{15})(?!"
              + DIGIT
              + ")");

  private PersonalNumbers() {}

  /** Whether the text holds something that looks like an ID number. */
  public static boolean in(String text) {
    return text.length() >= 15 && NUMBER.matcher(text).find();
  }

  /** The text with every such number replaced by stars of the same length. */
  public static String mask(String text) {
    if (text.length() < 15) {
      return text;
    }
    Matcher matcher = NUMBER.matcher(text);
    return matcher.find() ? matcher.replaceAll(m -> "*".repeat(m.group().length())) : text;
  }
}
