package org.yushi.local.county;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The office days of 2026 from March to December, written down by hand: holidays left out, the
 * make-up days 9 May, 20 September and 10 October left in. The n-th working day after a day is the
 * n-th in this list.
 */
final class OfficeDays {
  private static final List<LocalDate> DAYS =
      listed(
          """
          2026-03 02 03 04 05 06 09 10 11 12 13 16 17 18 19 20 23 24 25 26 27 30 31
          2026-04 01 02 03 07 08 09 10 13 14 15 16 17 20 21 22 23 24 27 28 29 30
          2026-05 06 07 08 09 11 12 13 14 15 18 19 20 21 22 25 26 27 28 29
          2026-06 01 02 03 04 05 08 09 10 11 12 15 16 17 18 22 23 24 25 26 29 30
          2026-07 01 02 03 06 07 08 09 10 13 14 15 16 17 20 21 22 23 24 27 28 29 30 31
          2026-08 03 04 05 06 07 10 11 12 13 14 17 18 19 20 21 24 25 26 27 28 31
          2026-09 01 02 03 04 07 08 09 10 11 14 15 16 17 18 20 21 22 23 24 28 29 30
          2026-10 08 09 10 12 13 14 15 16 19 20 21 22 23 26 27 28 29 30
          2026-11 02 03 04 05 06 09 10 11 12 13 16 17 18 19 20 23 24 25 26 27 30
          2026-12 01 02 03 04 07 08 09 10 11 14 15 16 17 18 21 22 23 24 25 28 29 30 31
          """);

  private OfficeDays() {}

  private static List<LocalDate> listed(String months) {
    List<LocalDate> days = new ArrayList<>();
    for (String line : months.lines().toList()) {
      String month = line.substring(0, 7);
      for (int at = 8; at < line.length(); at += 3) {
        days.add(LocalDate.parse(month + "-" + line.substring(at, at + 2)));
      }
    }
    return List.copyOf(days);
  }

  /** All of them, in order. */
  static List<LocalDate> all() {
    return DAYS;
  }

  /** The office day of a number, counted from 0. */
  static LocalDate date(int day) {
    return DAYS.get(day);
  }

  /** The number of the first office day on or after a date. */
  static int onOrAfter(LocalDate date) {
    int day = 0;
    while (DAYS.get(day).isBefore(date)) {
      day++;
    }
    return day;
  }

  /** Whether the office is closed on the day after this office day. */
  static boolean restFollows(int day) {
    return !DAYS.get(day + 1).equals(DAYS.get(day).plusDays(1));
  }
}
