package org.yushi.verdict;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.yushi.calendar.OfficeCalendar;
import org.yushi.casework.Where;
import org.yushi.rulebook.Policy;
import org.yushi.rulebook.Rulebook;

/** Reviews the published calendar of a region: it must not end unnoticed. For one thread. */
public final class CalendarReviewer {
  private static final int NOTICE_DAYS = 30;

  private final Rulebook rulebook;
  private final RuleEngine.Session rules;
  private final LineMaker lines;

  /** A reviewer by this rulebook, with a session of its rules. */
  public CalendarReviewer(Rulebook rulebook, RuleEngine.Session rules) {
    this.rulebook = rulebook;
    this.rules = rules;
    this.lines = new LineMaker(rulebook);
  }

  /** The regions whose calendars the rulebook publishes. */
  public Set<String> regions() {
    return new TreeSet<>(rulebook.calendars().regions().keySet());
  }

  /** The lines of a region. */
  public List<VerdictLine> review(String region) {
    OfficeCalendar calendar = calendar(region);
    LocalDate last = calendar.days().last();
    Instant notice = last.minusDays(NOTICE_DAYS).atStartOfDay(calendar.zone()).toInstant();
    CalendarFact fact =
        new CalendarFact(String.valueOf(last.plusDays(1).getYear()), Times.of(notice));
    return lines.lines(rules.review(List.of(fact)).all(), whose(calendar));
  }

  /** What is to be said of the visible part of a region's line; not empty. */
  public Verdict verdict(String region, VerdictLine line) {
    OfficeCalendar calendar = calendar(region);
    LocalDate last = calendar.days().last();
    Policy.Row row =
        lines.row(line.rule(), line.line(), line.line().last().from(), whose(calendar));
    return new Verdict(
        line.rule(),
        rulebook.rule(line.rule()).title(),
        new SubjectRef(SubjectRef.Kind.REGION, region),
        line.about(),
        null,
        line.line(),
        new Where(region, null, null, null, null, null),
        null,
        null,
        null,
        new Evidence(
            List.of(),
            new Words(calendar.zone())
                .say(
                    line.line().last().asserts() ? "calendarEnds" : "calendarPublished",
                    region,
                    last,
                    line.about())
                .done(),
            rulebook.rule(line.rule()).basis()),
        row == null ? "" : row.audience(),
        row != null && row.confirm(),
        rulebook.version(),
        calendar.zone().getId());
  }

  private OfficeCalendar calendar(String region) {
    return rulebook.calendars().of(null, region);
  }

  private static LineMaker.Whose whose(OfficeCalendar calendar) {
    return new LineMaker.Whose(null, null, null, calendar::dateOf);
  }
}
