package org.yushi.rulebook;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A duration of a threshold: days of the limit's own kind (normal working days, or natural days)
 * and hours of office time.
 *
 * @param days days
 * @param hours office hours besides
 */
public record OfficeSpan(int days, Duration hours) {
  private static final Pattern TEXT =
      Pattern.compile("P(?:(\\d{1,4})D)?(?:T(?:(\\d{1,4})H)?(?:(\\d{1,4})M)?)?");

  /**
   * Reads an ISO-8601 duration of days, hours and minutes: {@code P2D}, {@code PT4H}, {@code P0D}.
   *
   * @throws IllegalArgumentException naming what was expected
   */
  public static OfficeSpan parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches() || text.length() < 3 || text.endsWith("T")) {
      throw new IllegalArgumentException(
          "expected a duration such as P2D or PT4H, found \"" + text + "\"");
    }
    return new OfficeSpan(
        number(matcher.group(1)),
        Duration.ofHours(number(matcher.group(2))).plusMinutes(number(matcher.group(3))));
  }

  private static int number(String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  /** Office time, with normal days of this length. */
  public Duration of(Duration normalDay) {
    return normalDay.multipliedBy(days).plus(hours);
  }
}
