package org.yushi.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.yushi.local.county.Comparison;
import org.yushi.local.county.RuleTally;

class ComparisonTableTest {
  @Test
  void standsStraightInATerminal() {
    Comparison comparison =
        new Comparison(List.of(new RuleTally("dual-intake", 1, 1, 0, 0)), List.of());

    String table = ComparisonTable.draw(comparison);

    assertThat(table)
        .isEqualTo(
            """
            规则 rule            | 应有 expected | 找到 found | 漏报 missed | 误报 false
            ---------------------+---------------+------------+-------------+-----------
            两头受理 dual-intake |             1 |          1 |           0 |          0
            ---------------------+---------------+------------+-------------+-----------
            合计 total           |             1 |          1 |           0 |          0
            """);
    assertThat(table.lines().map(ComparisonTable::width).distinct()).hasSize(1);
  }
}
