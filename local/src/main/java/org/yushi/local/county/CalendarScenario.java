package org.yushi.local.county;

import java.time.LocalDate;
import java.util.List;

/** 工作日历即将到期: the year ends, and the next year's calendar is not published. */
final class CalendarScenario {
  private static final LocalDate THIRTY_DAYS_BEFORE = LocalDate.of(2026, 12, 1);

  private CalendarScenario() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.finds(
            "calendar-ends", "明年日历未公布", "next year is not published", CalendarScenario::yearEnds));
  }

  private static void yearEnds(Plot plot) {
    plot.activeInRegion(
        "calendar-ends", "CN", "2027", Plot.NOTICE, DeskTime.clock(THIRTY_DAYS_BEFORE, 0));
  }
}
