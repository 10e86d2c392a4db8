package org.yushi.report.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.yushi.ledger.AlertCount;
import org.yushi.report.model.RepeatRow;
import org.yushi.report.model.Rule;
import org.yushi.report.model.Unit;
import org.yushi.rulebook.Bilingual;
import org.yushi.tally.Contribution.Counted;

class RepeatsTest {
  private static final YearMonth MONTH = YearMonth.of(2026, 10);

  private static AlertCount raised(YearMonth month, String department, String level, long number) {
    return new AlertCount(
        month, new Counted("", "", department, "", "", "", ""), "overdue", level, number, 0, 0);
  }

  private static Rule rule(String id) {
    return new Rule(id, new Bilingual(id, id));
  }

  @Test
  void monthsInARowUpToThisOneCount() {
    List<RepeatRow> rows =
        new Repeats(MONTH, code -> new Unit(code, code), RepeatsTest::rule)
            .of(
                List.of(
                    raised(MONTH, "D-1", "RED", 2),
                    raised(MONTH, "D-1", "YELLOW", 3),
                    raised(MONTH.minusMonths(1), "D-1", "YELLOW", 1),
                    raised(MONTH.minusMonths(3), "D-1", "RED", 9),
                    raised(MONTH.minusMonths(1), "D-2", "RED", 4),
                    raised(MONTH, "D-3", "RED", 0)));

    assertThat(rows).containsExactly(new RepeatRow(new Unit("D-1", "D-1"), rule("overdue"), 5, 2));
  }
}
