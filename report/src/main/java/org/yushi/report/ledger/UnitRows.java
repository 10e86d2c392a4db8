package org.yushi.report.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yushi.ledger.AlertCount;
import org.yushi.ledger.Grouping;
import org.yushi.ledger.MonthlyRow;
import org.yushi.ledger.MonthlyRows;
import org.yushi.report.model.AgentRow;
import org.yushi.report.model.Alerts;
import org.yushi.report.model.Entries;
import org.yushi.report.model.Tier;
import org.yushi.report.model.TierRow;
import org.yushi.report.model.Totals;
import org.yushi.report.model.Unit;
import org.yushi.report.model.UnitRow;
import org.yushi.rulebook.Places.Kind;
import org.yushi.rulebook.Places.PlaceRow;
import org.yushi.tally.Contribution.Counted;
import org.yushi.tally.Figures;

/** The figures of one month by place and item, with the alerts beside them. */
final class UnitRows {
  private final Territory territory;
  private final List<MonthlyRow> rows;
  private final List<AlertCount> alerts;

  UnitRows(Territory territory, List<MonthlyRow> rows, List<AlertCount> alerts) {
    this.territory = territory;
    this.rows = rows;
    this.alerts = alerts;
  }

  private record AgentKey(String agentPoint, String department) {
    static AgentKey of(Counted counted) {
      return new AgentKey(counted.agentPoint(), counted.department());
    }
  }

  List<UnitRow> townships() {
    Map<String, Totals> totals = totals(Grouping.REGION, Counted::region, listed(Kind.REGION));
    totals.keySet().retainAll(territory.townships());
    return units(totals, territory::place, code -> Unit.NONE);
  }

  List<UnitRow> departments() {
    return units(
        totals(Grouping.DEPARTMENT, Counted::department, List.of()),
        territory::place,
        code -> Unit.NONE);
  }

  List<UnitRow> windows() {
    return units(
        totals(Grouping.WINDOW, Counted::window, listed(Kind.WINDOW)),
        territory::place,
        territory::above);
  }

  List<UnitRow> items() {
    return units(
        totals(Grouping.ITEM, Counted::item, List.of()), territory::item, territory::departmentOf);
  }

  List<AgentRow> agents() {
    List<AgentRow> agents = new ArrayList<>();
    totals(Grouping.AGENT_POINT, AgentKey::of, List.of())
        .forEach(
            (key, totals) -> {
              if (!key.agentPoint().isEmpty()) {
                agents.add(
                    new AgentRow(
                        territory.region(key.agentPoint()),
                        territory.place(key.agentPoint()),
                        territory.place(key.department()).name(),
                        totals));
              }
            });
    return agents;
  }

  List<TierRow> tiers(Map<String, Figures> figures) {
    AlertSums<Tier> sums = AlertSums.by(alerts, each -> territory.tier(each.counted()));
    return List.of(
        tier(Tier.COUNTY, figures.get(MonthlyRows.OTHERS), sums),
        tier(Tier.TOWNSHIP, figures.get(MonthlyRows.THESE_REGIONS), sums),
        tier(Tier.VILLAGE, figures.get(MonthlyRows.AGENT_POINTS), sums));
  }

  private TierRow tier(Tier tier, @Nullable Figures figures, AlertSums<Tier> sums) {
    Set<String> places = new TreeSet<>();
    for (MonthlyRow row : rows) {
      Counted counted = row.counted();
      if (row.level() == Grouping.AGENT_POINT && tier == Tier.VILLAGE) {
        places.add(counted.agentPoint());
      } else if (row.level() == Grouping.REGION
          && tier != Tier.VILLAGE
          && territory.tier(counted) == tier) {
        places.add(counted.region());
      }
    }
    places.remove("");
    return new TierRow(
        tier, places.size(), totals(figures == null ? Figures.NONE : figures, sums.of(tier)));
  }

  private List<String> listed(Kind kind) {
    return territory.listed(kind, row -> true).stream().map(PlaceRow::code).toList();
  }

  private <K> Map<K, Totals> totals(
      Grouping level, Function<Counted, K> key, List<K> evenIfNothing) {
    AlertSums<K> sums = AlertSums.by(alerts, each -> key.apply(each.counted()));
    Map<K, Figures> figures = new HashMap<>();
    for (MonthlyRow row : rows) {
      if (row.level() == level) {
        figures.put(key.apply(row.counted()), row.figures());
      }
    }
    Set<K> keys = new HashSet<>(figures.keySet());
    keys.addAll(sums.keys());
    keys.addAll(evenIfNothing);
    Map<K, Totals> totals = new HashMap<>();
    keys.forEach(
        each -> totals.put(each, totals(figures.getOrDefault(each, Figures.NONE), sums.of(each))));
    return totals;
  }

  private static List<UnitRow> units(
      Map<String, Totals> totals, Function<String, Unit> unit, Function<String, Unit> above) {
    List<UnitRow> units = new ArrayList<>();
    totals.forEach(
        (code, each) ->
            units.add(
                code.isEmpty()
                    ? new UnitRow(Unit.NONE, Unit.NONE, each)
                    : new UnitRow(unit.apply(code), above.apply(code), each)));
    return units;
  }

  private static Totals totals(Figures figures, Alerts alerts) {
    return new Totals(figures, alerts, Entries.NONE);
  }
}
