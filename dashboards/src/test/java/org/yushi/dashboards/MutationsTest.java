package org.yushi.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What somebody may mistype is named by the tests. */
@ExtendWith(RunDemo.Extension.class)
class MutationsTest {
  @Test
  void aMisspeltMetric() {
    Dashboard mutant = Dashboard.of("yushi-engine").with("clockAgeMs", "clokAgeMs");

    assertThat(Problems.ofQueries(mutant))
        .contains("时钟落后: unknown metric flink_taskmanager_job_task_operator_yushi_clokAgeMs");
  }

  @Test
  void aWrongColumn(RunDemo demo) throws Exception {
    Dashboard mutant = Dashboard.of("yushi-overview").with("raised_at desc", "raised_on desc");

    assertThat(Answers.to(mutant, demo).problems())
        .singleElement()
        .asString()
        .contains("在亮红黄牌明细", "column \"raised_on\" does not exist");
  }

  @Test
  void anUnknownUnit() {
    Dashboard mutant = Dashboard.of("yushi-month").with("percentunit", "percentunits");

    assertThat(Problems.ofFields(mutant))
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(problem).contains("unknown unit percentunits"));
  }

  @Test
  void anUnknownMacro(RunDemo demo) throws Exception {
    Dashboard mutant = Dashboard.of("yushi-feeds").with("$__timeFilter(", "$__timeFiltre(");

    assertThat(Problems.ofQueries(mutant))
        .containsExactly("每日收到的记录（账本）: unknown macro $__timeFiltre");
    assertThat(Answers.to(mutant, demo).problems())
        .containsExactly("每日收到的记录（账本）: unknown macro $__timeFiltre");
  }

  @Test
  void anUnknownDataSource() throws Exception {
    Dashboard mutant = Dashboard.of("yushi-window").with("yushi-ledger", "yushi-leger");

    assertThat(Problems.ofSources(mutant, ProvisioningTest.types()))
        .isNotEmpty()
        .allSatisfy(
            problem ->
                assertThat(problem)
                    .isEqualTo(
                        "unknown data source yushi-leger of type grafana-postgresql-datasource"));
  }

  @Test
  void anUndefinedVariableAndAnUnknownOptionAreNamedToo() {
    Dashboard overview = Dashboard.of("yushi-overview");

    assertThat(Problems.ofQueries(overview.with("${centre:sqlstring}", "${center:sqlstring}")))
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(problem).contains("undefined variable center"));
    assertThat(Problems.ofForm(overview.with("\"cellHeight\"", "\"cellHight\"")))
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(problem).contains("cellHight"));
    assertThat(Problems.ofForm(overview.with("\"fillOpacity\"", "\"filOpacity\"")))
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(problem).contains("filOpacity"));
    assertThat(Problems.ofFields(overview.with("custom.width", "custom.breadth")))
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(problem).contains("custom.breadth"));
  }
}
