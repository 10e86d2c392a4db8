package org.yushi.verdict;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yushi.calendar.OfficeCalendar;
import org.yushi.casework.CaseEvent;
import org.yushi.casework.CaseFile;
import org.yushi.casework.Fact;
import org.yushi.casework.Where;
import org.yushi.rulebook.Feeds;
import org.yushi.rulebook.Rulebook;

/**
 * Where a case was taken in: whose hours count, and who may still tell of it.
 *
 * @param where place and people of receipt and acceptance
 * @param centre the centre, or null
 * @param calendar its calendar
 */
record CaseOffice(Where where, @Nullable String centre, OfficeCalendar calendar) {

  static CaseOffice of(Rulebook rulebook, CaseFile file) {
    CaseEvent received = file.received();
    CaseEvent accepted = file.accepted();
    Where where = received == null ? Where.UNSAID : received.where();
    where = accepted == null ? where : where.overlaidBy(accepted.where());
    String centre = rulebook.places().centreOf(where.centre(), where.window());
    return new CaseOffice(where, centre, rulebook.calendars().of(centre, where.region()));
  }

  /**
   * The sources that may still tell of a case and for which something has to wait: those that spoke
   * of it, and those that finish cases of its department.
   */
  static List<String> awaited(Rulebook rulebook, CaseFile file) {
    CaseEvent intake = file.intake();
    if (intake == null || rulebook.feeds().all().stream().noneMatch(Feeds.Feed::keepsWaiting)) {
      return List.of();
    }
    Set<String> awaited = new TreeSet<>();
    for (Fact fact : file.facts()) {
      String source = fact.event().source();
      Feeds.Feed feed = rulebook.feeds().of(source);
      if (feed != null && feed.keepsWaiting()) {
        awaited.add(source == null ? "" : source);
      }
    }
    String department = department(rulebook, file, intake);
    for (Feeds.Feed feed : rulebook.feeds().all()) {
      if (feed.departments().contains(department) && feed.keepsWaiting()) {
        awaited.add(feed.source());
      }
    }
    return List.copyOf(awaited);
  }

  private static String department(Rulebook rulebook, CaseFile file, CaseEvent intake) {
    CaseOffice office = of(rulebook, file);
    LocalDate day = office.calendar.dateOf(intake.occurredAt());
    String listed = rulebook.items().departmentOf(file.item(), day);
    String said = office.where.department();
    return said != null ? said : listed == null ? "" : listed;
  }
}
