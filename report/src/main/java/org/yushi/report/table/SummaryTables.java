package org.yushi.report.table;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yushi.report.model.AsReported;
import org.yushi.report.model.Day;
import org.yushi.report.model.Kpi;
import org.yushi.report.model.MonthTotals;
import org.yushi.report.model.MonthlyReport;
import org.yushi.report.model.TierRow;
import org.yushi.report.model.Totals;
import org.yushi.report.model.Value;
import org.yushi.report.text.Words;

/** The tables about the month as a whole. */
final class SummaryTables {
  /** The figures of the first page, and those compared with what was reported. */
  static final List<Kpi> HEADLINES =
      List.of(
          Kpi.RECEIVED,
          Kpi.DECIDED,
          Kpi.FINISH_RATE,
          Kpi.ON_THE_SPOT_RATE,
          Kpi.LATE,
          Kpi.LATE_RATE,
          Kpi.OPEN,
          Kpi.OPEN_LATE,
          Kpi.WORKED_MEDIAN,
          Kpi.PROMISED_MEDIAN,
          Kpi.RED,
          Kpi.YELLOW,
          Kpi.ALERTS_RETRACTED,
          Kpi.STOPS,
          Kpi.STOPS_REFUSED,
          Kpi.LATE_ENTRIES,
          Kpi.COMPLAINTS,
          Kpi.SATISFACTION_RATE);

  private final MonthlyReport report;
  private final Words words;

  SummaryTables(MonthlyReport report, Words words) {
    this.report = report;
    this.words = words;
  }

  Table headlines() {
    Totals now = report.current().totals();
    MonthTotals previous = report.previous();
    MonthTotals lastYear = report.lastYear();
    return new TableMaker<Kpi>(words, "headlines")
        .text("figure", kpi -> words.say("kpi." + kpi.id()))
        .figure("thisMonth", kpi -> kpi.of(now), kpi -> kpi)
        .figure("lastMonth", kpi -> before(kpi, previous), kpi -> kpi)
        .figure("monthOnMonth", kpi -> kpi.of(now).since(before(kpi, previous)))
        .figure("lastYear", kpi -> before(kpi, lastYear), kpi -> kpi)
        .figure("yearOnYear", kpi -> kpi.of(now).since(before(kpi, lastYear)))
        .code("kpi", Kpi::id)
        .of(HEADLINES);
  }

  /**
   * Only those of the main figures that differ; no row if none does, or if it is too early to tell.
   */
  Table asReported() {
    AsReported then = report.asReported();
    Totals now = report.current().totals();
    Totals reported = then == null ? now : then.totals();
    return new TableMaker<Kpi>(words, "asReported")
        .text("figure", kpi -> words.say("kpi." + kpi.id()))
        .figure("asReported", kpi -> kpi.of(reported), kpi -> kpi)
        .figure("knownNow", kpi -> kpi.of(now), kpi -> kpi)
        .figure("difference", kpi -> kpi.of(now).difference(kpi.of(reported)))
        .code("kpi", Kpi::id)
        .of(HEADLINES.stream().filter(kpi -> !kpi.of(now).equals(kpi.of(reported))).toList());
  }

  Table months() {
    return new TableMaker<MonthTotals>(words, "months")
        .code("month", MonthTotals::month)
        .figure("workingDays", row -> Value.count(row.workingDays()))
        .kpis(
            MonthTotals::totals,
            Kpi.RECEIVED,
            Kpi.DECIDED,
            Kpi.FINISH_RATE,
            Kpi.LATE,
            Kpi.OPEN_LATE,
            Kpi.RED,
            Kpi.YELLOW)
        .of(report.months());
  }

  Table tiers() {
    return new TableMaker<TierRow>(words, "tiers")
        .text("tier", TierRow::tier)
        .figure("places", row -> Value.count(row.places()))
        .bar(TierRow::totals, Kpi.RECEIVED)
        .kpis(TierRow::totals, UnitTables.RESULTS)
        .of(report.tiers());
  }

  Table days() {
    return new TableMaker<Day>(words, "days")
        .code("date", day -> day.date().toString())
        .text("weekday", day -> weekday(day.date()))
        .text("dayKind", Day::kind)
        .text("holiday", Day::name)
        .of(report.calendar());
  }

  Table definitions() {
    return new TableMaker<Kpi>(words, "definitions")
        .code("kpi", Kpi::id)
        .text("figure", kpi -> words.say("kpi." + kpi.id()))
        .longText("means", kpi -> words.say("kpi." + kpi.id() + ".means"))
        .of(List.of(Kpi.values()));
  }

  private String weekday(LocalDate date) {
    return words.say("weekday." + date.getDayOfWeek().getValue());
  }

  private static Value before(Kpi kpi, @Nullable MonthTotals month) {
    return month == null ? Value.rate(0, 0) : kpi.of(month.totals());
  }
}
