package org.yushi.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yushi.report.model.AlertRow;
import org.yushi.report.model.Alerts;
import org.yushi.report.model.Entries;
import org.yushi.report.model.FeedRow;
import org.yushi.report.model.Kpi;
import org.yushi.report.model.MonthTotals;
import org.yushi.report.model.MonthlyReport;
import org.yushi.report.model.Totals;
import org.yushi.report.model.Unit;
import org.yushi.report.model.UnitRow;
import org.yushi.report.text.Headlines;
import org.yushi.report.text.Words;
import org.yushi.rulebook.Level;
import org.yushi.tally.Measure;

/** The three sentences at the edges of their rules. */
class HeadlinesTest {
  private static final Unit WATER = new Unit("D-2", "水利局");
  private static final Unit POLICE = new Unit("D-1", "公安局");

  @Test
  void nothingHappened() {
    assertThat(zh(Fixture.nothing()))
        .containsExactly("本月没有收件，也没有办结。", "没有超期办件，也没有黄牌和红牌。", "本月没有需要处理的事项。");
  }

  @Test
  void theFirstMonthIsComparedWithNothing() {
    assertThat(zh(months(month(0, 20, cases(120, 100)))).get(0))
        .isEqualTo("本月收件120件；没有上月数据可比；办结100件，办结率83.3%。");
  }

  @Test
  void aMonthThatGoesOnIsComparedWithNothing() {
    Instant inOctober = Instant.parse("2026-10-31T15:59:59Z");
    Instant over = Instant.parse("2026-10-31T16:00:00Z");
    MonthlyReport report =
        Fixture.knownBy(over, month(0, 20, late(6, 4)), month(1, 20, cases(9, 3)));
    MonthlyReport running =
        Fixture.knownBy(inOctober, month(0, 20, late(6, 4)), month(1, 20, cases(9, 3)));

    assertThat(zh(report).get(0)).contains("比上月");
    assertThat(zh(running).get(0)).startsWith("本月尚未结束，至今收件").doesNotContain("上月", "工作日");
    assertThat(zh(report).get(1)).contains("月末超期未办结4件");
    assertThat(zh(running).get(1)).contains("目前超期未办结4件");
    assertThat(zh(Fixture.knownBy(inOctober)).get(0)).isEqualTo("本月尚未结束，至今没有收件，也没有办结。");
  }

  @Test
  void ratingsWithoutAGradeSayNothingOfSatisfaction() {
    assertThat(Kpi.SATISFACTION_RATE.of(Fixture.totals(Map.of(Measure.RATINGS, 4L))).number())
        .isEmpty();
    assertThat(
            Kpi.SATISFACTION_RATE
                .of(
                    Fixture.totals(
                        Map.of(
                            Measure.RATINGS, 9L, Measure.SATISFIED, 3L, Measure.DISSATISFIED, 1L)))
                .number())
        .hasValue(0.75);
  }

  @Test
  void decidedWithoutReceivedHasNoRate() {
    assertThat(zh(months(month(0, 20, cases(0, 7)), month(1, 20, cases(9, 3)))).get(0))
        .isEqualTo("本月收件0件，比上月（9件）减少100.0%；办结7件，办结率—。");
  }

  @Test
  void afterAnEmptyMonthThereIsNoPercentage() {
    assertThat(zh(months(month(0, 20, cases(8, 8)), month(1, 20, Totals.NONE))).get(0))
        .isEqualTo("本月收件8件，上月没有收件；办结8件，办结率100.0%。");
  }

  @Test
  void lessThanOnePercentIsAboutTheSame() {
    assertThat(zh(months(month(0, 20, cases(1009, 1000)), month(1, 20, cases(1000, 1000)))).get(0))
        .isEqualTo("本月收件1,009件，与上月（1,000件）基本持平；办结1,000件，办结率99.1%，与上月基本持平。");
    assertThat(zh(months(month(0, 20, cases(1010, 1000)), month(1, 20, cases(1000, 1000)))).get(0))
        .startsWith("本月收件1,010件，比上月（1,000件）增加1.0%");
  }

  @Test
  void fewerWorkingDaysAreSaid() {
    assertThat(zh(months(month(0, 18, cases(900, 990)), month(1, 20, cases(1000, 1000)))).get(0))
        .isEqualTo(
            "本月收件900件，比上月（1,000件）减少10.0%；办结990件，办结率110.0%，比上月高10.0个百分点；"
                + "本月工作日18天、上月20天，平均每个工作日收件50件，上月50件。");
  }

  @Test
  void lateCasesNameTheDepartmentWithMostAndOfEqualsTheFirstCode() {
    Totals department = late(3, 2);
    MonthlyReport report =
        Fixture.with(
            List.of(month(0, 20, late(6, 4), new Alerts(9, 5, 0, 0, 0))),
            List.of(
                new UnitRow(WATER, Unit.NONE, department),
                new UnitRow(POLICE, Unit.NONE, department)),
            List.of(),
            List.of(
                new AlertRow(Fixture.OVERDUE, Level.RED, 5, 0, 0),
                new AlertRow(Fixture.UNHANDLED, Level.YELLOW, 5, 0, 0)),
            List.of());
    assertThat(zh(report).subList(1, 3))
        .containsExactly(
            "超期办结6件（占办结的60.0%），月末超期未办结4件，公安局最多（合计5件）；" + "新发红牌9张、黄牌5张，最多的是“办件超期”（红牌5张）。",
            "请先办结超期未办结的4件，其中公安局最多（2件）。");
  }

  @Test
  void alertsWithoutLateness() {
    assertThat(zh(months(month(0, 20, cases(5, 5), new Alerts(1, 0, 0, 0, 0)))).get(1))
        .isEqualTo("没有超期办件；新发红牌1张、黄牌0张。");
  }

  @Test
  void whatToActOnFollowsThePriorities() {
    FeedRow silent =
        new FeedRow(
            new Unit("tax", "税务系统"), 1, Entries.NONE, Instant.parse("2026-10-30T00:00:00Z"));
    UnitRow idle = new UnitRow(new Unit("W-1", "1号窗口"), POLICE, Totals.NONE);
    Totals refused = Fixture.totals(Map.of(Measure.DECIDED, 9L, Measure.STOPS_REFUSED, 2L));
    Totals unhappy = Fixture.totals(Map.of(Measure.DECIDED, 9L, Measure.DISSATISFIED, 1L));
    assertThat(act(refused, List.of(idle), List.of(silent)))
        .isEqualTo("1个数据来源在月末仍无数据（税务系统），请先查清原因，再使用本月数字。");
    assertThat(act(refused, List.of(idle), List.of()))
        .isEqualTo("有2次特别程序或延长审批不予认可，请核查是否以暂停计时掩盖超期。");
    assertThat(act(unhappy, List.of(idle), List.of())).isEqualTo("有差评1条、答复超时的投诉0件，请逐件回访。");
    assertThat(act(cases(9, 9), List.of(idle), List.of()))
        .isEqualTo("有1个窗口全月没有业务（1号窗口），请核实进驻和授权是否到位。");
    assertThat(act(cases(9, 9), List.of(idle, idle, idle, idle), List.of()))
        .isEqualTo("有4个窗口全月没有业务（1号窗口、1号窗口、1号窗口等），请核实进驻和授权是否到位。");
    assertThat(act(cases(9, 9), List.of(), List.of())).isEqualTo("本月没有需要处理的事项。");
  }

  private static String act(Totals month, List<UnitRow> windows, List<FeedRow> feeds) {
    return zh(Fixture.with(List.of(month(0, 20, month)), List.of(), windows, List.of(), feeds))
        .get(2);
  }

  private static List<String> zh(MonthlyReport report) {
    Words words = new Words(Locale.CHINESE, report.heading().zone());
    return Headlines.of(report).stream().map(words::say).toList();
  }

  private static MonthlyReport months(MonthTotals... months) {
    return Fixture.with(List.of(months), List.of(), List.of(), List.of(), List.of());
  }

  private static MonthTotals month(int ago, int workingDays, Totals totals) {
    return new MonthTotals(Fixture.MONTH.minusMonths(ago), workingDays, totals);
  }

  private static MonthTotals month(int ago, int workingDays, Totals totals, Alerts alerts) {
    return month(ago, workingDays, new Totals(totals.figures(), alerts, Entries.NONE));
  }

  private static Totals cases(long received, long decided) {
    return Fixture.totals(Map.of(Measure.RECEIVED, received, Measure.DECIDED, decided));
  }

  private static Totals late(long late, long openLate) {
    return Fixture.totals(
        Map.of(
            Measure.RECEIVED,
            10L,
            Measure.DECIDED,
            10L,
            Measure.LATE,
            late,
            Measure.OPEN_LATE,
            openLate));
  }
}
