package org.yushi.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each dashboard is whole and readable. */
class DashboardsTest {
  private static final Set<String> TYPES =
      Set.of("row", "stat", "table", "timeseries", "state-timeline", "bargauge");

  /** Ids of units as Grafana knows them; it draws an unknown one without saying so. */
  private static final Set<String> UNITS = Set.of("short", "ms", "µs");

  private static final int COLUMNS = 24;

  @Test
  void thereIsTheOneOfDataAndEngine() {
    assertThat(Dashboard.all())
        .extracting(dashboard -> dashboard.json().path("title").asText())
        .contains("数据与引擎");
  }

  @Test
  void everyOneIsFoundUnderALastingAddressOfItsOwn() {
    List<String> uids = Dashboard.all().map(each -> each.json().path("uid").asText()).toList();

    assertThat(uids).doesNotHaveDuplicates().allMatch(uid -> uid.matches("yushi-[a-z-]{1,34}"));
  }

  @ParameterizedTest
  @MethodSource("org.yushi.dashboards.Dashboard#all")
  void itIsTheRepositorysAndNobodyElses(Dashboard dashboard) {
    assertThat(dashboard.json().has("id")).as("id, which a server gives").isFalse();
    assertThat(dashboard.json().path("editable").asBoolean(true)).isFalse();
    assertThat(dashboard.json().path("schemaVersion").asInt()).isPositive();
    assertThat(dashboard.json().path("tags").valueStream().map(JsonNode::asText)).contains("yushi");
  }

  @ParameterizedTest
  @MethodSource("org.yushi.dashboards.Dashboard#all")
  void everyPanelHasANumberOfItsOwn(Dashboard dashboard) {
    assertThat(dashboard.panels())
        .extracting(Dashboard.Panel::id)
        .allMatch(id -> id > 0)
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("org.yushi.dashboards.Dashboard#all")
  void noPanelCoversAnother(Dashboard dashboard) {
    List<String> overlaps = new ArrayList<>();
    List<Dashboard.Panel> panels = dashboard.panels();
    for (int i = 0; i < panels.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (panels.get(i).overlaps(panels.get(j))) {
          overlaps.add(panels.get(j) + " / " + panels.get(i));
        }
      }
    }

    assertThat(overlaps).isEmpty();
    assertThat(panels)
        .allSatisfy(
            panel -> {
              assertThat(panel.left()).isNotNegative();
              assertThat(panel.right()).isBetween(panel.left() + 1, COLUMNS);
              assertThat(panel.bottom()).isGreaterThan(panel.top());
            });
  }

  @ParameterizedTest
  @MethodSource("org.yushi.dashboards.Dashboard#all")
  void everyPanelHasAChineseTitleAndSaysInEnglishWhatItShows(Dashboard dashboard) {
    assertThat(dashboard.panels())
        .allSatisfy(
            panel -> {
              assertThat(panel.title()).containsPattern("\\p{IsHan}{2}");
              if (!panel.isRow()) {
                assertThat(panel.description()).as(panel.title()).matches("[A-Z].{20,}\\.");
              }
            });
  }

  @ParameterizedTest
  @MethodSource("org.yushi.dashboards.Dashboard#all")
  void everyPanelIsOfAKindAndAUnitThatGrafanaHas(Dashboard dashboard) {
    for (Dashboard.Panel panel : dashboard.panels()) {
      assertThat(TYPES).as(panel.title()).contains(panel.type());
      if (!panel.isRow()) {
        JsonNode config = panel.json().path("fieldConfig");
        for (JsonNode unit : config.findValues("unit")) {
          assertThat(UNITS).as(panel.title()).contains(unit.asText());
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("org.yushi.dashboards.Dashboard#all")
  void everyPanelAsksSomething(Dashboard dashboard) {
    for (Dashboard.Panel panel : dashboard.panels()) {
      if (!panel.isRow()) {
        Set<String> refs = new HashSet<>();
        assertThat(panel.targets()).as(panel.title()).isNotEmpty();
        assertThat(panel.targets())
            .as(panel.title())
            .allMatch(target -> refs.add(target.path("refId").asText()))
            .allMatch(target -> !target.path("expr").asText().isBlank());
      }
    }
  }
}
