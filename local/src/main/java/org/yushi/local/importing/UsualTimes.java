package org.yushi.local.importing;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yushi.casework.DayOrInstant;

/**
 * The ways of writing a time that need no explanation: year first in any usual punctuation, also
 * {@code 2026年3月2日 9时30分}; month/day/year with AM or PM; digits only. Clock and offset may be
 * missing.
 */
final class UsualTimes {
  private static final String CLOCK =
      "(?:(?:[T ,]\\s*|(?<=日))(?<h>\\d{1,2})[:时](?<m>\\d{2})(?:[:分](?<s>\\d{2})(?:[.,](?<f>\\d{1,9}))?)?[分秒]?"
          + "\\s*(?<half>[AaPp])?(?:\\.?[Mm]\\.?)?\\s*(?<z>[Zz]|[+-]\\d{2}(?::?\\d{2})?)?(?:\\[.*])?)?";
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(?<y>\\d{4})[-/.年](?<mo>\\d{1,2})[-/.月](?<d>\\d{1,2})日?" + CLOCK);
  private static final Pattern MONTH_FIRST =
      Pattern.compile("(?<mo>\\d{1,2})/(?<d>\\d{1,2})/(?<y>\\d{4})" + CLOCK);
  private static final Pattern DIGITS =
      Pattern.compile(
          "(?<y>\\d{4})(?<mo>\\d{2})(?<d>\\d{2})(?:[T ]?(?<h>\\d{2})(?<m>\\d{2})(?<s>\\d{2})?"
              + "(?:\\.(?<f>\\d{1,9}))?(?<half>[AaPp])?(?<z>[Zz]|[+-]\\d{2}(?::?\\d{2})?)?)?");
  private static final int NOON = 12;

  private UsualTimes() {}

  /** The time, a bare date if no clock is given, or null if the text is none of these. */
  static @Nullable DayOrInstant read(String text, ZoneId zone) {
    for (Pattern pattern : new Pattern[] {YEAR_FIRST, MONTH_FIRST, DIGITS}) {
      Matcher found = pattern.matcher(text);
      if (found.matches()) {
        return time(found, zone);
      }
    }
    return null;
  }

  private static @Nullable DayOrInstant time(Matcher found, ZoneId zone) {
    try {
      LocalDate date = LocalDate.of(number(found, "y"), number(found, "mo"), number(found, "d"));
      if (found.group("h") == null) {
        return DayOrInstant.of(date);
      }
      LocalDateTime local = date.atTime(clock(found));
      String offset = found.group("z");
      return DayOrInstant.of(
          offset == null
              ? local.atZone(zone).toInstant()
              : local.toInstant(ZoneOffset.of(offset.toUpperCase(Locale.ROOT))));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static LocalTime clock(Matcher found) {
    String fraction = found.group("f");
    int nanos = fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
    int seconds = found.group("s") == null ? 0 : number(found, "s");
    return LocalTime.of(hour(found), number(found, "m"), seconds, nanos);
  }

  private static int hour(Matcher found) {
    int hour = number(found, "h");
    String half = found.group("half");
    if (half == null) {
      return hour;
    }
    if (hour < 1 || hour > NOON) {
      throw new DateTimeException("no such hour before or after noon: " + hour);
    }
    return hour % NOON + (half.equalsIgnoreCase("p") ? NOON : 0);
  }

  private static int number(Matcher found, String group) {
    return Integer.parseInt(found.group(group));
  }
}
