package org.yushi.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.yushi.report.model.AgentRow;
import org.yushi.report.model.AlertRow;
import org.yushi.report.model.Alerts;
import org.yushi.report.model.AsReported;
import org.yushi.report.model.CaseRow;
import org.yushi.report.model.Day;
import org.yushi.report.model.Entries;
import org.yushi.report.model.FeedRow;
import org.yushi.report.model.Heading;
import org.yushi.report.model.MonthTotals;
import org.yushi.report.model.MonthlyReport;
import org.yushi.report.model.RepeatRow;
import org.yushi.report.model.Rule;
import org.yushi.report.model.Tier;
import org.yushi.report.model.TierRow;
import org.yushi.report.model.Totals;
import org.yushi.report.model.Unit;
import org.yushi.report.model.UnitRow;
import org.yushi.rulebook.Bilingual;
import org.yushi.rulebook.Level;
import org.yushi.tally.Figures;
import org.yushi.tally.Measure;
import org.yushi.tally.Minutes;

/** A made-up county in October 2026, and nothing at all. */
final class Fixture {
  static final YearMonth MONTH = YearMonth.of(2026, 10);
  static final String RARE_NAME = "䶮山市场监督管理局<登记科>";
  static final String LONG_CODE =
      "11510000MB1A2345678-XZXK-000131004000-20261012093015123456789ABC";
  static final Rule OVERDUE = new Rule("overdue", new Bilingual("办件超期", "overdue case"));
  static final Rule UNHANDLED =
      new Rule("registration-only", new Bilingual("只挂号不看病", "registered, not handled"));
  private static final Rule OFF_CENTRE =
      new Rule("off-centre", new Bilingual("体外循环", "taken in elsewhere"));
  private static final List<String> DEPARTMENTS =
      List.of(
          RARE_NAME,
          "人力资源和社会保障局",
          "公安局",
          "自然资源和规划局",
          "住房和城乡建设局",
          "卫生健康局",
          "交通运输局",
          "农业农村局",
          "水利局",
          "民政局",
          "国家税务总局示范县税务局第一税务分局（办税服务厅）",
          "城市管理综合行政执法局");
  private static final List<String> TOWNSHIPS = List.of("东河镇", "西山镇", "南坝乡", "北坪乡");
  private static final List<String> ITEMS =
      List.of(
          "企业设立登记",
          "食品经营许可",
          "社会保险登记",
          "居民身份证换领",
          "不动产转移登记",
          "建筑工程施工许可证核发",
          "医疗机构执业登记",
          "道路旅客运输经营许可",
          "农药经营许可",
          "取水许可",
          "最低生活保障对象认定",
          "增值税专用发票最高开票限额审批",
          "城市建筑垃圾处置核准",
          "个体工商户登记",
          "城乡居民基本养老保险待遇申领",
          "特困人员救助供养对象认定");

  private final Random random = new Random(20261001);

  private Fixture() {}

  static MonthlyReport county() {
    return new Fixture().build();
  }

  /** A month before anything was supervised. */
  static MonthlyReport nothing() {
    return with(List.of(), List.of(), List.of(), List.of(), List.of());
  }

  static MonthlyReport with(
      List<MonthTotals> months,
      List<UnitRow> departments,
      List<UnitRow> windows,
      List<AlertRow> alerts,
      List<FeedRow> feeds) {
    return with(heading(), months, departments, windows, alerts, feeds);
  }

  static MonthlyReport knownBy(Instant instant, MonthTotals... months) {
    Heading usual = heading();
    Heading heading =
        new Heading(usual.place(), usual.office(), usual.zone(), instant, usual.rulebook());
    return with(heading, List.of(months), List.of(), List.of(), List.of(), List.of());
  }

  private static MonthlyReport with(
      Heading heading,
      List<MonthTotals> months,
      List<UnitRow> departments,
      List<UnitRow> windows,
      List<AlertRow> alerts,
      List<FeedRow> feeds) {
    return new MonthlyReport(
        MONTH,
        heading,
        List.of(),
        months,
        null,
        List.of(),
        List.of(),
        departments,
        windows,
        List.of(),
        alerts,
        List.of(),
        List.of(),
        feeds,
        List.of());
  }

  static Heading heading() {
    return new Heading(
        "示范县",
        "示范县电子效能监察室",
        ZoneId.of("Asia/Shanghai"),
        Instant.parse("2026-11-10T01:00:00Z"),
        "3f9a2c41");
  }

  static Totals totals(Map<Measure, Long> counts) {
    return new Totals(
        new Figures(counts, Minutes.NONE, Minutes.NONE, Minutes.NONE), Alerts.NONE, Entries.NONE);
  }

  private MonthlyReport build() {
    List<UnitRow> departments = new ArrayList<>();
    List<UnitRow> windows = new ArrayList<>();
    List<UnitRow> items = new ArrayList<>();
    for (int i = 0; i < DEPARTMENTS.size(); i++) {
      Unit department = new Unit("D-%02d".formatted(i + 1), DEPARTMENTS.get(i));
      departments.add(new UnitRow(department, Unit.NONE, busy(900 / (i + 1), i % 4)));
      for (int w = 0; w < (i < 3 ? 4 : 2); w++) {
        Unit window =
            new Unit(
                i == 5 && w == 1 ? LONG_CODE : "W-%02d%d".formatted(i + 1, w + 1),
                "%d 号窗口".formatted(i * 4 + w + 1));
        boolean idle = i > 7 && w == 1;
        windows.add(
            new UnitRow(window, department, idle ? Totals.NONE : busy(230 / (i + 1), w % 2)));
      }
    }
    for (int i = 0; i < ITEMS.size(); i++) {
      Unit department = departments.get(i % departments.size()).unit();
      items.add(
          new UnitRow(
              new Unit("IT-%04d".formatted(i + 1), ITEMS.get(i)),
              department,
              busy(120 + 9 * i, i % 5)));
    }
    Totals month = sum(departments);
    return new MonthlyReport(
        MONTH,
        heading(),
        days(),
        months(month),
        new AsReported(Instant.parse("2026-11-04T01:00:00Z"), fewer(month)),
        List.of(
            new TierRow(Tier.COUNTY, 1, busy(2100, 12)),
            new TierRow(Tier.TOWNSHIP, 4, busy(540, 4)),
            new TierRow(Tier.VILLAGE, 31, busy(166, 1))),
        townships(),
        departments,
        windows,
        items,
        alerts(),
        cases(departments, windows, items),
        List.of(
            new RepeatRow(departments.get(0).unit(), OVERDUE, 9, 4),
            new RepeatRow(windows.get(2).unit(), UNHANDLED, 3, 2)),
        feeds(),
        agents());
  }

  private List<MonthTotals> months(Totals month) {
    List<MonthTotals> months = new ArrayList<>();
    for (int i = 12; i > 0; i--) {
      months.add(
          new MonthTotals(MONTH.minusMonths(i), 18 + i % 5, busy(2300 + random.nextInt(900), 20)));
    }
    months.add(new MonthTotals(MONTH, 18, month));
    return months;
  }

  private List<UnitRow> townships() {
    return IntStream.range(0, TOWNSHIPS.size())
        .mapToObj(
            i ->
                new UnitRow(
                    new Unit("51000%d".formatted(i + 1), TOWNSHIPS.get(i)),
                    Unit.NONE,
                    busy(210 - 40 * i, i)))
        .toList();
  }

  private List<AgentRow> agents() {
    List<AgentRow> agents = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Unit township = new Unit("51000%d".formatted(i / 3 + 1), TOWNSHIPS.get(i / 3));
      Unit village = new Unit("V-%02d".formatted(i + 1), List.of("柳溪村", "石桥村", "龙潭村").get(i % 3));
      agents.add(new AgentRow(township, village, "社会保障", busy(9 + i, 0)));
      agents.add(new AgentRow(township, village, "民政救助", busy(4 + i, i % 7 == 0 ? 1 : 0)));
    }
    return agents;
  }

  private static List<AlertRow> alerts() {
    return List.of(
        new AlertRow(OVERDUE, Level.RED, 21, 14, 3),
        new AlertRow(OVERDUE, Level.YELLOW, 46, 41, 6),
        new AlertRow(UNHANDLED, Level.YELLOW, 17, 12, 1),
        new AlertRow(OFF_CENTRE, Level.RED, 4, 2, 0));
  }

  private static List<CaseRow> cases(
      List<UnitRow> departments, List<UnitRow> windows, List<UnitRow> items) {
    return IntStream.range(0, 14)
        .mapToObj(
            i ->
                new CaseRow(
                    i == 3 ? LONG_CODE : "51%04d2610%05d".formatted(i, 400 + 37 * i),
                    i == 4 ? new Unit(LONG_CODE, LONG_CODE) : items.get(i % items.size()).unit(),
                    departments.get(i % departments.size()).unit(),
                    windows.get(i).unit(),
                    i % 3 == 2 ? UNHANDLED : OVERDUE,
                    i % 3 == 2 ? Level.YELLOW : Level.RED,
                    Instant.parse("2026-10-12T09:00:00Z").plusSeconds(86_400L * (i % 9)),
                    i % 4 == 0 ? null : Instant.parse("2026-10-27T02:30:00Z"),
                    4800 - 300L * i))
        .toList();
  }

  private static List<FeedRow> feeds() {
    return List.of(
        new FeedRow(new Unit("mkt", "市场监管业务系统"), 8120, new Entries(12, 4, 0, 0), null),
        new FeedRow(new Unit("hall", "大厅叫号系统"), 15_230, new Entries(3, 1, 1, 95), null),
        new FeedRow(
            new Unit("tax", "税务征管系统"),
            2210,
            new Entries(381, 22, 2, 5530),
            Instant.parse("2026-10-30T04:00:00Z")));
  }

  private static List<Day> days() {
    return IntStream.rangeClosed(1, MONTH.lengthOfMonth())
        .mapToObj(MONTH::atDay)
        .map(Fixture::day)
        .toList();
  }

  private static Day day(LocalDate date) {
    int number = date.getDayOfMonth();
    if (number <= 7) {
      return new Day(date, Day.Kind.HOLIDAY, "国庆节");
    }
    if (number == 10) {
      return new Day(date, Day.Kind.MAKE_UP, "");
    }
    return new Day(
        date, date.getDayOfWeek().getValue() > 5 ? Day.Kind.WEEKEND : Day.Kind.WORKING, "");
  }

  private Totals sum(List<UnitRow> rows) {
    Map<Measure, Long> counts = new EnumMap<>(Measure.class);
    for (UnitRow row : rows) {
      row.totals()
          .figures()
          .counts()
          .forEach((measure, count) -> counts.merge(measure, count, Long::sum));
    }
    long decided = counts.get(Measure.DECIDED);
    return new Totals(
        new Figures(counts, minutes(decided, 620), minutes(decided, 2400), minutes(decided, 7200)),
        new Alerts(25, 63, 4, 57, 10),
        new Entries(396, 27, 3, 5625));
  }

  /** What was known before late facts came in. */
  private static Totals fewer(Totals now) {
    Map<Measure, Long> counts = new EnumMap<>(now.figures().counts());
    counts.merge(Measure.RECEIVED, -16L, Long::sum);
    counts.merge(Measure.DECIDED, -21L, Long::sum);
    counts.merge(Measure.LATE, -3L, Long::sum);
    counts.merge(Measure.OPEN, 5L, Long::sum);
    Figures figures = now.figures();
    return new Totals(
        new Figures(counts, figures.worked(), figures.promised(), figures.statutory()),
        now.alerts(),
        now.entries());
  }

  /** Figures that fit together. */
  private Totals busy(int received, int late) {
    Map<Measure, Long> counts = new EnumMap<>(Measure.class);
    long decided = (long) received - received / 20 + random.nextInt(1 + received / 8);
    counts.put(Measure.RECEIVED, (long) received);
    counts.put(Measure.ACCEPTED, received - received / 50L);
    counts.put(Measure.DECIDED, decided);
    counts.put(Measure.REFUSED, received / 90L);
    counts.put(Measure.WITHDRAWN, received / 70L);
    counts.put(Measure.DELIVERED, decided - decided / 9);
    counts.put(Measure.OPEN, received / 4L);
    counts.put(Measure.OPEN_LATE, late / 2L);
    counts.put(Measure.ON_THE_SPOT, decided / 3);
    counts.put(Measure.EARLY, decided / 2);
    counts.put(Measure.LATE, Math.min(decided, late));
    counts.put(Measure.ON_TIME, decided - decided / 2 - Math.min(decided, late));
    counts.put(Measure.LATE_BY_PROMISE, Math.min(decided, late));
    counts.put(Measure.LATE_BY_STATUTE, late / 4L);
    counts.put(Measure.STOPS, received / 30L);
    counts.put(Measure.STOPS_REFUSED, late / 3L);
    counts.put(Measure.STOP_MINUTES, 1440L * (received / 30));
    counts.put(Measure.EXTENSIONS, received / 60L);
    counts.put(Measure.SUPPLEMENTS, received / 25L);
    counts.put(Measure.COMPLAINTS, late / 2L);
    counts.put(Measure.COMPLAINTS_IN_TIME, late / 3L);
    counts.put(Measure.RATINGS, received / 3L);
    counts.put(Measure.SATISFIED, received / 3L - late / 4);
    counts.put(Measure.DISSATISFIED, late / 4L);
    Figures figures =
        new Figures(counts, minutes(decided, 620), minutes(decided, 2400), minutes(decided, 7200));
    return new Totals(
        figures,
        new Alerts(late, late * 3L, 0, late * 2L, late / 4L),
        new Entries(received / 7, received / 99, late / 9, late * 40L));
  }

  private Minutes minutes(long cases, int about) {
    return cases == 0
        ? Minutes.NONE
        : new Minutes(cases, cases * (about + random.nextInt(200)), about - 95L, about * 3L);
  }
}
