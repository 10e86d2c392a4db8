package org.yushi.calendar;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time limit: a number with a unit.
 *
 * @param amount how many, at least 0
 * @param unit of what
 */
public record Limit(int amount, Unit unit) {
  private static final Pattern TEXT =
      Pattern.compile("(\\d{1,5})\\s*(wd|wh|nd|个?工作日|个?工作小时|个?自然日|天)");

  /** What a limit counts in. */
  public enum Unit {
    /** 工作日. */
    WORKING_DAYS("wd"),
    /** 工作小时. */
    WORKING_HOURS("wh"),
    /** 自然日. */
    NATURAL_DAYS("nd");

    private final String sign;

    Unit(String sign) {
      this.sign = sign;
    }
  }

  /**
   * Reads {@code 5wd}, {@code 16wh} or {@code 30nd} (also 5工作日, 16工作小时, 30自然日).
   *
   * @throws IllegalArgumentException naming what was expected
   */
  public static Limit parse(String text) {
    Matcher matcher = TEXT.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "expected a number with wd (working days), wh (working hours) or nd (natural days)"
              + " such as 5wd, found \""
              + text
              + "\"");
    }
    String unit = matcher.group(2);
    Unit found =
        unit.equals("wd") || unit.endsWith("工作日")
            ? Unit.WORKING_DAYS
            : unit.equals("wh") || unit.endsWith("工作小时") ? Unit.WORKING_HOURS : Unit.NATURAL_DAYS;
    return new Limit(Integer.parseInt(matcher.group(1)), found);
  }

  @Override
  public String toString() {
    return amount + unit.sign;
  }
}
