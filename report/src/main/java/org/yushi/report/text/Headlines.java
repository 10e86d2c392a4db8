package org.yushi.report.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yushi.report.model.AlertRow;
import org.yushi.report.model.CaseRow;
import org.yushi.report.model.FeedRow;
import org.yushi.report.model.Kpi;
import org.yushi.report.model.MonthTotals;
import org.yushi.report.model.MonthlyReport;
import org.yushi.report.model.RepeatRow;
import org.yushi.report.model.Totals;
import org.yushi.report.model.UnitRow;
import org.yushi.report.model.Value;
import org.yushi.rulebook.Level;
import org.yushi.tally.Measure;

/**
 * The three sentences of the first page: what changed, what is worst, what to act on. The rules
 * stand in docs/reference/monthly-report.md.
 */
public final class Headlines {
  private static final double ABOUT_THE_SAME = 0.01;
  private static final int NAMED = 3;

  private final MonthlyReport report;
  private final Totals now;

  private Headlines(MonthlyReport report) {
    this.report = report;
    this.now = report.current().totals();
  }

  /** The three sentences of a report. */
  public static List<Sentence> of(MonthlyReport report) {
    Headlines headlines = new Headlines(report);
    return List.of(headlines.changed(), headlines.worst(), headlines.toDo());
  }

  private Sentence changed() {
    if (now.of(Measure.RECEIVED) + now.of(Measure.DECIDED) == 0) {
      return Sentence.of(report.isOver() ? "changed.nothing" : "changed.nothing.running");
    }
    if (!report.isOver()) {
      return Sentence.of(
          "changed",
          Sentence.of("changed.running", Kpi.RECEIVED.of(now)),
          finished(null),
          Sentence.of("nothing"));
    }
    MonthTotals before = report.previous();
    Sentence volume = before == null ? firstMonth() : volume(before);
    return Sentence.of("changed", volume, finished(before), workingDays(before));
  }

  private Sentence firstMonth() {
    return Sentence.of("changed.first", Kpi.RECEIVED.of(now));
  }

  private Sentence volume(MonthTotals before) {
    Value received = Kpi.RECEIVED.of(now);
    Value last = Kpi.RECEIVED.of(before.totals());
    Value change = received.since(last);
    if (change.number().isEmpty()) {
      return Sentence.of("changed.fromNothing", received);
    }
    double by = change.number().getAsDouble();
    if (Math.abs(by) < ABOUT_THE_SAME) {
      return Sentence.of("changed.same", received, last);
    }
    return Sentence.of(by > 0 ? "changed.more" : "changed.fewer", received, last, hundredths(by));
  }

  private Sentence finished(@Nullable MonthTotals before) {
    Value decided = Kpi.DECIDED.of(now);
    Value rate = Kpi.FINISH_RATE.of(now);
    Value points =
        before == null ? Value.rate(0, 0) : rate.since(Kpi.FINISH_RATE.of(before.totals()));
    if (points.number().isEmpty()) {
      return Sentence.of("finished", decided, rate);
    }
    double by = points.number().getAsDouble();
    if (Math.abs(by) < ABOUT_THE_SAME) {
      return Sentence.of("finished.same", decided, rate);
    }
    return Sentence.of(
        by > 0 ? "finished.higher" : "finished.lower", decided, rate, hundredths(by));
  }

  /** A month with fewer working days receives less: it is said, so that nobody misreads it. */
  private Sentence workingDays(@Nullable MonthTotals before) {
    int days = report.current().workingDays();
    if (before == null || days == 0 || before.workingDays() == 0 || days == before.workingDays()) {
      return Sentence.of("nothing");
    }
    return Sentence.of(
        "changed.days",
        Value.count(days),
        Value.count(before.workingDays()),
        Value.average(now.of(Measure.RECEIVED), days),
        Value.average(before.totals().of(Measure.RECEIVED), before.workingDays()));
  }

  private Sentence worst() {
    long late = now.lateOrOpenLate();
    if (late == 0) {
      return now.alerts().cards() == 0
          ? Sentence.of("worst.none")
          : Sentence.of("worst.alerts", Sentence.of("late.none"), alerts());
    }
    Sentence where =
        most(report.departments(), Totals::lateOrOpenLate)
            .map(row -> Sentence.of("late.where", row.unit(), count(row, Totals::lateOrOpenLate)))
            .orElse(Sentence.of("nothing"));
    Sentence lateness =
        Sentence.of(
            report.isOver() ? "late" : "late.running",
            Kpi.LATE.of(now),
            Kpi.LATE_RATE.of(now),
            Kpi.OPEN_LATE.of(now),
            where);
    return Sentence.of("worst.alerts", lateness, alerts());
  }

  private Sentence alerts() {
    if (now.alerts().cards() == 0) {
      return Sentence.of("alerts.none");
    }
    Sentence most =
        report.alerts().stream()
            .filter(row -> row.level() == Level.RED || row.level() == Level.YELLOW)
            .filter(row -> row.raised() > 0)
            .min(Comparator.comparingLong((AlertRow row) -> -row.raised()))
            .map(
                row ->
                    Sentence.of("alerts.most", row.rule(), row.level(), Value.count(row.raised())))
            .orElse(Sentence.of("nothing"));
    return Sentence.of("alerts", Kpi.RED.of(now), Kpi.YELLOW.of(now), most);
  }

  private Sentence toDo() {
    return Stream.of(openLate(), silent(), refusedStops(), repeats(), complaints(), idle())
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(Sentence.of("act.nothing"));
  }

  private Optional<Sentence> openLate() {
    if (now.of(Measure.OPEN_LATE) == 0) {
      return Optional.empty();
    }
    Sentence where =
        most(report.departments(), totals -> totals.of(Measure.OPEN_LATE))
            .map(
                row ->
                    Sentence.of("act.openLate.where", row.unit(), Kpi.OPEN_LATE.of(row.totals())))
            .orElse(Sentence.of("nothing"));
    Sentence gravest =
        report.cases().stream()
            .filter(row -> row.until() == null)
            .map(CaseRow::caseId)
            .findFirst()
            .map(id -> Sentence.of("act.openLate.case", id))
            .orElse(Sentence.of("nothing"));
    return Optional.of(Sentence.of("act.openLate", Kpi.OPEN_LATE.of(now), where, gravest));
  }

  private Optional<Sentence> silent() {
    List<FeedRow> silent = report.silentFeeds();
    return silent.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Sentence.of(
                "act.silent",
                Value.count(silent.size()),
                names(silent.stream().map(row -> row.source().name()).toList())));
  }

  private Optional<Sentence> refusedStops() {
    ToLongFunction<Totals> refused =
        totals -> totals.of(Measure.STOPS_REFUSED) + totals.of(Measure.EXTENSIONS_REFUSED);
    if (refused.applyAsLong(now) == 0) {
      return Optional.empty();
    }
    Sentence where =
        most(report.departments(), refused)
            .map(row -> Sentence.of("act.where", row.unit(), count(row, refused)))
            .orElse(Sentence.of("nothing"));
    return Optional.of(Sentence.of("act.refused", Value.count(refused.applyAsLong(now)), where));
  }

  private Optional<Sentence> repeats() {
    return report.repeats().stream()
        .findFirst()
        .map(
            (RepeatRow row) ->
                Sentence.of("act.repeat", row.unit(), Value.count(row.months()), row.rule()));
  }

  private Optional<Sentence> complaints() {
    long late = now.of(Measure.COMPLAINTS_LATE);
    long bad = now.of(Measure.DISSATISFIED);
    return late + bad == 0
        ? Optional.empty()
        : Optional.of(Sentence.of("act.complaints", Value.count(bad), Value.count(late)));
  }

  private Optional<Sentence> idle() {
    List<UnitRow> idle = report.idleWindows();
    return idle.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Sentence.of(
                "act.idle",
                Value.count(idle.size()),
                names(idle.stream().map(row -> row.unit().name()).toList())));
  }

  /** The unit with the most, the first code of equals; none if nobody has any. */
  private static Optional<UnitRow> most(List<UnitRow> rows, ToLongFunction<Totals> figure) {
    return rows.stream()
        .filter(row -> figure.applyAsLong(row.totals()) > 0)
        .min(
            Comparator.comparingLong((UnitRow row) -> -figure.applyAsLong(row.totals()))
                .thenComparing(row -> row.unit().code()));
  }

  private static Value count(UnitRow row, ToLongFunction<Totals> figure) {
    return Value.count(figure.applyAsLong(row.totals()));
  }

  /** How many hundredths, without sign. */
  private static String hundredths(double by) {
    return BigDecimal.valueOf(Math.abs(by) * 100).setScale(1, RoundingMode.HALF_UP).toPlainString();
  }

  private static Sentence names(List<String> names) {
    return Sentence.of(
        names.size() > NAMED ? "names.more" : "names", names.stream().limit(NAMED).toList());
  }
}
