package org.yushi.verdict;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.yushi.calendar.OfficeCalendar;
import org.yushi.calendar.WorkingDays;
import org.yushi.rulebook.Bilingual;

/** Which days between two dates counted, which did not and why, in words. */
final class DayCount {
  private static final int LONGEST = 400;
  private static final Bilingual WEEKEND = new Bilingual("周末", "weekend");
  private static final Bilingual CLOSED = new Bilingual("休息日", "closed");
  private static final Bilingual NONE = new Bilingual("", "");

  private DayCount() {}

  private record Run(LocalDate from, LocalDate until, Bilingual why) {}

  /** The working days after {@code from} up to {@code until}. */
  static Bilingual counted(OfficeCalendar calendar, LocalDate from, LocalDate until) {
    return runs(calendar, from, until, true);
  }

  /** The days between that are no working days, with the reason. */
  static Bilingual notCounted(OfficeCalendar calendar, LocalDate from, LocalDate until) {
    return runs(calendar, from, until, false);
  }

  private static Bilingual runs(
      OfficeCalendar calendar, LocalDate from, LocalDate until, boolean working) {
    List<Run> runs = new ArrayList<>();
    LocalDate stop = until.isAfter(from.plusDays(LONGEST)) ? from.plusDays(LONGEST) : until;
    for (LocalDate day = from.plusDays(1); !day.isAfter(stop); day = day.plusDays(1)) {
      if (calendar.covers(day) && calendar.isWorkingDay(day) == working) {
        append(runs, day, why(calendar.days(), day));
      }
    }
    return new Bilingual(list(runs, from.getYear(), true), list(runs, from.getYear(), false));
  }

  private static Bilingual why(WorkingDays days, LocalDate day) {
    WorkingDays.SpecialDay special = days.specialDay(day);
    if (special != null) {
      return new Bilingual(special.name(), special.nameEn());
    }
    if (days.isWorking(day)) {
      return NONE;
    }
    boolean weekend =
        day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    return weekend ? WEEKEND : CLOSED;
  }

  private static void append(List<Run> runs, LocalDate day, Bilingual why) {
    Run last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
    if (last != null && last.until().plusDays(1).equals(day) && last.why().equals(why)) {
      runs.set(runs.size() - 1, new Run(last.from(), day, why));
    } else {
      runs.add(new Run(day, day, why));
    }
  }

  private static String list(List<Run> runs, int year, boolean chinese) {
    StringBuilder text = new StringBuilder();
    for (Run run : runs) {
      text.append(text.isEmpty() ? "" : chinese ? "、" : ", ").append(shortDate(run.from(), year));
      if (!run.until().equals(run.from())) {
        text.append(chinese ? "至" : " to ").append(shortDate(run.until(), year));
      }
      String why = chinese ? run.why().zh() : run.why().en();
      if (!why.isEmpty()) {
        text.append(chinese ? "（" : " (").append(why).append(chinese ? "）" : ")");
      }
    }
    return text.isEmpty() ? (chinese ? "无" : "none") : text.toString();
  }

  /** The year is said where it is another than that of the start. */
  private static String shortDate(LocalDate day, int year) {
    return day.getYear() == year ? day.toString().substring(5) : day.toString();
  }
}
