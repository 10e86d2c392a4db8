package org.yushi.report.ledger;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yushi.ledger.AlertCount;
import org.yushi.ledger.AlertOfCase;
import org.yushi.ledger.FeedMonth;
import org.yushi.ledger.Grouping;
import org.yushi.ledger.LedgerBook;
import org.yushi.ledger.MonthOf;
import org.yushi.ledger.MonthSpan;
import org.yushi.ledger.SilenceOf;
import org.yushi.report.model.AlertRow;
import org.yushi.report.model.AsReported;
import org.yushi.report.model.CaseRow;
import org.yushi.report.model.Entries;
import org.yushi.report.model.FeedRow;
import org.yushi.report.model.Heading;
import org.yushi.report.model.MonthTotals;
import org.yushi.report.model.MonthlyReport;
import org.yushi.report.model.Rule;
import org.yushi.report.model.Totals;
import org.yushi.report.model.Unit;
import org.yushi.rulebook.Bilingual;
import org.yushi.rulebook.Feeds;
import org.yushi.rulebook.Level;
import org.yushi.rulebook.RuleCard;
import org.yushi.rulebook.Rulebook;

/**
 * The report of a month from a ledger. Names, places and calendar are those of a rulebook; figures,
 * alerts and cases those of the ledger (docs/reference/monthly-report.md).
 */
public final class LedgerReport {
  private static final int MONTHS_BEFORE = 12;
  private static final int VERSION_LENGTH = 12;

  /** The gravest by days; by office minutes the order can be another one. */
  private static final int CANDIDATES = 500;

  private final LedgerBook book;
  private final Rulebook rulebook;
  private final Asked asked;
  private final Territory territory;
  private final Month month;

  private LedgerReport(LedgerBook book, Rulebook rulebook, Asked asked) {
    this.book = book;
    this.rulebook = rulebook;
    this.asked = asked;
    this.territory = new Territory(rulebook, asked.place(), asked.month());
    this.month = new Month(asked.month(), territory.calendar());
  }

  /**
   * Reads a report.
   *
   * @throws NotThereException if the ledger does not reach that month, or the rulebook does not
   *     list the place
   */
  public static MonthlyReport of(LedgerBook book, Rulebook rulebook, Asked asked)
      throws SQLException {
    return new LedgerReport(book, rulebook, asked).read();
  }

  /**
   * When a month has to be reported: 09:00 of the third working day after it; null if that day is
   * not published.
   *
   * @param place code of the place whose calendar counts; empty = that of the whole
   * @throws NotThereException if the rulebook does not list the place
   */
  public static @Nullable Instant reportedBy(Rulebook rulebook, YearMonth month, String place) {
    return new Month(month, new Territory(rulebook, place, month).calendar()).reportedBy();
  }

  /**
   * The time zone of the office whose calendar counts.
   *
   * @throws NotThereException if the rulebook does not list the place
   */
  public static ZoneId zone(Rulebook rulebook, YearMonth month, String place) {
    return new Territory(rulebook, place, month).calendar().zone();
  }

  private MonthlyReport read() throws SQLException {
    YearMonth first = firstMonth();
    List<AlertCount> history =
        book.alerts().history(first, asked.month(), asked.knownBy(), places());
    List<AlertCount> alerts = book.alerts().of(asked.month(), asked.knownBy(), places());
    UnitRows units =
        new UnitRows(
            territory,
            book.rows()
                .of(
                    asked.month(),
                    asked.knownBy(),
                    places(),
                    EnumSet.of(
                        Grouping.REGION,
                        Grouping.DEPARTMENT,
                        Grouping.WINDOW,
                        Grouping.ITEM,
                        Grouping.AGENT_POINT)),
            alerts);
    return new MonthlyReport(
        asked.month(),
        heading(),
        month.days(),
        months(first, asked.knownBy(), history),
        asReported(),
        units.tiers(
            book.rows().ofTiers(asked.month(), asked.knownBy(), places(), territory.townships())),
        units.townships(),
        units.departments(),
        units.windows(),
        units.items(),
        rules(alerts),
        cases(),
        new Repeats(asked.month(), territory::place, this::rule).of(history),
        feeds(),
        units.agents());
  }

  private Collection<String> places() {
    return territory.codes();
  }

  /** The first month of the trend. */
  private YearMonth firstMonth() throws SQLException {
    YearMonth begun =
        book.firstMonth(asked.knownBy())
            .orElseThrow(
                () -> new NotThereException("截至该时刻账本为空 the ledger knew of no case by then"));
    Instant known = book.knownUntil().filter(asked.knownBy()::isAfter).orElse(asked.knownBy());
    YearMonth last = YearMonth.from(known.atZone(month.calendar().zone()));
    if (asked.month().isBefore(begun) || asked.month().isAfter(last)) {
      throw new NotThereException(
          "--month %s：账本所知为 %s 至 %s the ledger knows %s to %s"
              .formatted(asked.month(), begun, last, begun, last));
    }
    YearMonth before = asked.month().minusMonths(MONTHS_BEFORE);
    return before.isBefore(begun) ? begun : before;
  }

  private Heading heading() {
    Unit whole = territory.whole();
    return new Heading(
        whole.name(),
        asked.office().isEmpty() ? whole.name() + "电子效能监察" : asked.office(),
        month.calendar().zone(),
        asked.knownBy(),
        rulebook.version().substring(0, VERSION_LENGTH));
  }

  private @Nullable AsReported asReported() throws SQLException {
    Instant by = month.reportedBy();
    if (by == null || by.isAfter(asked.knownBy())) {
      return null;
    }
    List<AlertCount> alerts = book.alerts().history(asked.month(), asked.month(), by, places());
    return new AsReported(by, months(asked.month(), by, alerts).get(0).totals());
  }

  private List<MonthTotals> months(YearMonth first, Instant knownBy, List<AlertCount> history)
      throws SQLException {
    AlertSums<YearMonth> alerts = AlertSums.by(history, AlertCount::month);
    List<SilenceOf> silences =
        book.truth()
            .silences(new Month(first, month.calendar()).begin(), month.end(), knownBy, places());
    List<MonthTotals> months = new ArrayList<>();
    for (MonthOf each : book.trend().of(first, asked.month(), knownBy, places())) {
      Month its = new Month(each.month(), month.calendar());
      Silence silence = Silence.of(silences, its.begin(), its.end(), knownBy);
      months.add(
          new MonthTotals(
              each.month(),
              its.workingDaysBy(knownBy),
              new Totals(
                  each.figures(),
                  alerts.of(each.month()),
                  new Entries(
                      each.lateEntries(),
                      each.corrections(),
                      silence.times(),
                      silence.minutes()))));
    }
    return months;
  }

  private List<AlertRow> rules(List<AlertCount> alerts) {
    record Key(String rule, String level) {}
    Map<Key, AlertRow> rows = new HashMap<>();
    for (AlertCount each : alerts) {
      rows.merge(
          new Key(each.rule(), each.level()),
          new AlertRow(
              rule(each.rule()),
              Level.valueOf(each.level()),
              each.raised(),
              each.ended(),
              each.retracted()),
          (a, b) ->
              new AlertRow(
                  a.rule(),
                  a.level(),
                  a.raised() + b.raised(),
                  a.ended() + b.ended(),
                  a.retracted() + b.retracted()));
    }
    return List.copyOf(rows.values());
  }

  private Rule rule(String id) {
    RuleCard card = rulebook.rules().get(id);
    return new Rule(id, card == null ? new Bilingual(id, id) : card.title());
  }

  /** Of each case the gravest alert. */
  private List<CaseRow> cases() throws SQLException {
    Instant end = asked.knownBy().isBefore(month.end()) ? asked.knownBy() : month.end();
    List<CaseRow> cases = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (AlertOfCase each :
        book.alerts().gravest(asked.month(), end, asked.knownBy(), places(), CANDIDATES)) {
      if (ids.add(each.caseId())) {
        cases.add(caseRow(each, end));
      }
    }
    return cases;
  }

  private CaseRow caseRow(AlertOfCase alert, Instant end) {
    Instant until = alert.until();
    Instant measured = until == null || until.isAfter(end) ? end : until;
    Duration late = territory.calendar(alert.counted()).officeTime(alert.since(), measured);
    return new CaseRow(
        alert.caseId(),
        territory.item(alert.counted().item()),
        territory.place(alert.counted().department()),
        territory.place(alert.counted().window()),
        new Rule(alert.rule(), alert.title()),
        Level.valueOf(alert.level()),
        alert.since(),
        until,
        late == null ? 0 : late.toMinutes());
  }

  private List<FeedRow> feeds() throws SQLException {
    MonthSpan span = new MonthSpan(asked.month(), month.begin(), month.end());
    Map<String, FeedMonth> feeds = new TreeMap<>();
    if (asked.place().isEmpty()) {
      for (Feeds.Feed each : rulebook.feeds().all()) {
        if (!each.source().equals("*")) {
          feeds.put(each.source(), new FeedMonth(each.source(), 0, 0, 0));
        }
      }
    }
    book.truth().of(span, asked.knownBy(), places()).stream()
        .filter(each -> !each.source().isEmpty() || !each.isEmpty())
        .forEach(each -> feeds.put(each.source(), each));
    List<SilenceOf> silences =
        book.truth().silences(span.begin(), span.end(), asked.knownBy(), places());
    silences.forEach(
        each -> feeds.putIfAbsent(each.source(), new FeedMonth(each.source(), 0, 0, 0)));
    List<FeedRow> rows = new ArrayList<>();
    for (FeedMonth each : feeds.values()) {
      List<SilenceOf> its =
          silences.stream().filter(one -> one.source().equals(each.source())).toList();
      Silence silence = Silence.of(its, span.begin(), span.end(), asked.knownBy());
      rows.add(
          new FeedRow(
              new Unit(each.source(), each.source()),
              each.received(),
              new Entries(
                  each.lateEntries(), each.corrections(), silence.times(), silence.minutes()),
              silence.goesOnSince()));
    }
    return rows;
  }
}
