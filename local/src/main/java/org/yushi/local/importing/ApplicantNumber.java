package org.yushi.local.importing;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Brings an applicant's number into the one form in which it is hashed: half width, upper case, no
 * blanks around it; an ID number without separators and, if of the old 15 digits, with 18.
 */
final class ApplicantNumber {
  private static final Pattern SEPARATORS = Pattern.compile("[ \\-]");
  private static final Pattern OLD_ID = Pattern.compile("\\d{15}");
  private static final Pattern NEW_ID = Pattern.compile("\\d{17}[\\dX]");
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECK_DIGITS = "10X98765432";
  private static final int REGION_DIGITS = 6;
  private static final int FULL_WIDTH_OFFSET = 0xFEE0;

  private ApplicantNumber() {}

  /** The number in its one form; empty if it is blank. */
  static String normalised(String number) {
    String text = halfWidth(number).strip().toUpperCase(Locale.ROOT);
    String joined = SEPARATORS.matcher(text).replaceAll("");
    if (OLD_ID.matcher(joined).matches()) {
      return withEighteenDigits(joined);
    }
    return NEW_ID.matcher(joined).matches() ? joined : text;
  }

  private static String halfWidth(String text) {
    StringBuilder half = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\u3000') {
        half.append(' ');
      } else {
        half.append(c >= '\uFF01' && c <= '\uFF5E' ? (char) (c - FULL_WIDTH_OFFSET) : c);
      }
    }
    return half.toString();
  }

  private static String withEighteenDigits(String old) {
    String digits = old.substring(0, REGION_DIGITS) + "19" + old.substring(REGION_DIGITS);
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += (digits.charAt(i) - '0') * WEIGHTS[i];
    }
    return digits + CHECK_DIGITS.charAt(sum % CHECK_DIGITS.length());
  }
}
