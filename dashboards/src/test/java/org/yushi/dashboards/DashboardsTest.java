package org.yushi.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each dashboard is whole and readable. */
class DashboardsTest {
  private static final int COLUMNS = 24;

  @Test
  void everyOneIsFoundUnderALastingAddress() {
    Map<String, String> titles =
        Dashboard.all()
            .collect(Collectors.toMap(Dashboard::uid, each -> each.json().path("title").asText()));

    assertThat(titles)
        .isEqualTo(
            Map.of(
                "yushi-overview", "监察总览",
                "yushi-month", "中心月报",
                "yushi-window", "窗口",
                "yushi-feeds", "数据源健康",
                "yushi-engine", "引擎运行"));
  }

  @ParameterizedTest
  @MethodSource("org.yushi.dashboards.Dashboard#all")
  void itFitsTheTypesOfGrafana(Dashboard dashboard) {
    assertThat(Problems.ofForm(dashboard)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("org.yushi.dashboards.Dashboard#all")
  void unitsAndSettingsOfFieldsAreGrafanas(Dashboard dashboard) {
    assertThat(Problems.ofFields(dashboard)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("org.yushi.dashboards.Dashboard#all")
  void everyQueryAsksForWhatIsMeasuredAndUsesWhatIsDefined(Dashboard dashboard) {
    assertThat(Problems.ofQueries(dashboard)).isEmpty();
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
    assertThat(dashboard.panels())
        .filteredOn(panel -> !panel.isRow())
        .extracting(Dashboard.Panel::title)
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
  void everyPanelAsksSomething(Dashboard dashboard) {
    for (Dashboard.Panel panel : dashboard.panels()) {
      if (!panel.isRow()) {
        assertThat(panel.targets()).as(panel.title()).isNotEmpty();
        assertThat(panel.targets())
            .as(panel.title())
            .extracting(target -> target.path("refId").asText())
            .doesNotHaveDuplicates();
        assertThat(dashboard.queries(panel))
            .as(panel.title())
            .noneMatch(query -> query.text().isBlank());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("org.yushi.dashboards.Dashboard#all")
  void everyLinkLeadsToADashboardThatThereIs(Dashboard dashboard) {
    List<String> uids = Dashboard.all().map(Dashboard::uid).toList();

    for (JsonNode url : dashboard.json().findValues("url")) {
      assertThat(uids)
          .as(url.asText())
          .contains(url.asText().replaceFirst("^/d/", "").replaceFirst("\\?.*", ""));
    }
  }
}
