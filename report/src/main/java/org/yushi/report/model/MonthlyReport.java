package org.yushi.report.model;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yushi.rulebook.Level;

/**
 * The report of one month. Every list is put in order here: departments and townships by volume,
 * windows and agents by code, items by lateness, cases by gravity; nothing is ever in order of
 * speed.
 *
 * @param month the month
 * @param heading whose report it is
 * @param calendar every day of the month
 * @param months the month and those before it, as far as they were supervised; 13 of them show the
 *     year. A month that is missing is not compared with
 * @param asReported the month as it had to be reported; null if that day is not over yet
 * @param tiers county, townships and villages
 * @param townships each township
 * @param departments each department
 * @param windows each window that was listed in the month, also those without business
 * @param items each item of which anything was counted
 * @param alerts by rule and level
 * @param cases the worst cases; the ten gravest are kept
 * @param repeats repeat offenders; those of two months in a row or more are kept
 * @param feeds each source
 * @param agents by village and kind of business
 */
public record MonthlyReport(
    YearMonth month,
    Heading heading,
    List<Day> calendar,
    List<MonthTotals> months,
    @Nullable AsReported asReported,
    List<TierRow> tiers,
    List<UnitRow> townships,
    List<UnitRow> departments,
    List<UnitRow> windows,
    List<UnitRow> items,
    List<AlertRow> alerts,
    List<CaseRow> cases,
    List<RepeatRow> repeats,
    List<FeedRow> feeds,
    List<AgentRow> agents) {
  /** How many of the worst cases are shown. */
  public static final int WORST = 10;

  /** In how many months in a row a unit has to be found to be a repeat offender. */
  public static final int REPEATED = 2;

  /** Puts the lists in order. */
  public MonthlyReport {
    calendar = sorted(calendar, Comparator.comparing(Day::date));
    months = sorted(months, Comparator.comparing(MonthTotals::month));
    tiers = sorted(tiers, Comparator.comparing(TierRow::tier));
    townships = UnitRow.byVolume(townships);
    departments = UnitRow.byVolume(departments);
    windows = UnitRow.byCode(windows);
    items = UnitRow.byLateness(items);
    alerts =
        sorted(
            alerts.stream().filter(row -> row.level() != Level.OFF).toList(),
            Comparator.comparing(AlertRow::level, Comparator.reverseOrder())
                .thenComparing(AlertRow::raised, Comparator.reverseOrder())
                .thenComparing(row -> row.rule().id()));
    cases = worst(cases);
    repeats =
        sorted(
            repeats.stream().filter(row -> row.months() >= REPEATED).toList(),
            Comparator.comparing(RepeatRow::months, Comparator.reverseOrder())
                .thenComparing(RepeatRow::alerts, Comparator.reverseOrder())
                .thenComparing(row -> row.unit().code())
                .thenComparing(row -> row.rule().id()));
    feeds = sorted(feeds, Comparator.comparing(row -> row.source().code()));
    agents =
        sorted(
            agents,
            Comparator.comparing((AgentRow row) -> row.township().code())
                .thenComparing(row -> row.village().code())
                .thenComparing(AgentRow::category));
  }

  /** Whether all of the month is known; a month that goes on cannot be compared. */
  public boolean isOver() {
    LocalDate next = month.plusMonths(1).atDay(1);
    return !heading.knownBy().isBefore(next.atStartOfDay(heading.zone()).toInstant());
  }

  /** The month itself; nothing, if nothing was counted. */
  public MonthTotals current() {
    MonthTotals found = of(month);
    return found == null ? new MonthTotals(month, workingDays(), Totals.NONE) : found;
  }

  /** The month before; null if it was not supervised. */
  public @Nullable MonthTotals previous() {
    return of(month.minusMonths(1));
  }

  /** The same month of last year; null if it was not supervised. */
  public @Nullable MonthTotals lastYear() {
    return of(month.minusYears(1));
  }

  /** Working days of the calendar. */
  public int workingDays() {
    return (int) calendar.stream().filter(day -> day.kind().works()).count();
  }

  /** Windows without any business. */
  public List<UnitRow> idleWindows() {
    return windows.stream()
        .filter(row -> !row.unit().code().isEmpty() && row.totals().idle())
        .toList();
  }

  /** Sources that were silent when the month ended. */
  public List<FeedRow> silentFeeds() {
    return feeds.stream().filter(row -> row.silentSince() != null).toList();
  }

  private @Nullable MonthTotals of(YearMonth wanted) {
    return months.stream().filter(row -> row.month().equals(wanted)).findFirst().orElse(null);
  }

  private static List<CaseRow> worst(List<CaseRow> cases) {
    return cases.stream()
        .filter(row -> row.level() != Level.OFF)
        .sorted(
            Comparator.comparing(CaseRow::level, Comparator.reverseOrder())
                .thenComparing(CaseRow::minutesLate, Comparator.reverseOrder())
                .thenComparing(CaseRow::caseId))
        .limit(WORST)
        .toList();
  }

  private static <T> List<T> sorted(List<T> rows, Comparator<? super T> order) {
    return rows.stream().sorted(order).toList();
  }
}
