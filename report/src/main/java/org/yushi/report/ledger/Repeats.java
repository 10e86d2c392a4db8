package org.yushi.report.ledger;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.yushi.ledger.AlertCount;
import org.yushi.report.model.RepeatRow;
import org.yushi.report.model.Rule;
import org.yushi.report.model.Unit;
import org.yushi.tally.Contribution.Counted;

/** Finds the units of which one rule found something month after month. */
final class Repeats {
  private final YearMonth month;
  private final Function<String, Unit> units;
  private final Function<String, Rule> rules;

  private record Key(String unit, String rule) {}

  Repeats(YearMonth month, Function<String, Unit> units, Function<String, Rule> rules) {
    this.month = month;
    this.units = units;
    this.rules = rules;
  }

  /** Departments and windows; those of a single month too. */
  List<RepeatRow> of(List<AlertCount> history) {
    List<RepeatRow> rows = new ArrayList<>();
    rows.addAll(of(history, Counted::department));
    rows.addAll(of(history, Counted::window));
    return rows;
  }

  private List<RepeatRow> of(List<AlertCount> history, Function<Counted, String> unit) {
    Map<Key, Map<YearMonth, Long>> raised = new HashMap<>();
    for (AlertCount each : history) {
      String code = unit.apply(each.counted());
      if (!code.isEmpty() && each.raised() > 0) {
        raised
            .computeIfAbsent(new Key(code, each.rule()), key -> new HashMap<>())
            .merge(each.month(), each.raised(), Long::sum);
      }
    }
    List<RepeatRow> rows = new ArrayList<>();
    raised.forEach(
        (key, months) -> {
          int inARow = 0;
          while (months.containsKey(month.minusMonths(inARow))) {
            inARow++;
          }
          if (inARow > 0) {
            rows.add(
                new RepeatRow(
                    units.apply(key.unit()),
                    rules.apply(key.rule()),
                    months.getOrDefault(month, 0L),
                    inARow));
          }
        });
    return rows;
  }
}
