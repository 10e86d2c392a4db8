package org.yushi.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yushi.supervision.MetricNames;
import org.yushi.supervision.StationMetric;

/** Every query asks for metrics and labels that there are. */
class QueriesTest {
  private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.+),\\s*(\\w+)\\)");
  private static final Pattern IN_LEGEND = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{?(\\w+)");

  /** Labels that Flink and Prometheus add to every series. */
  private static final Set<String> ALWAYS =
      Set.of("operator_name", "task_name", "job_name", "subtask_index", "instance", "job");

  /** The labels of each name that can be asked for. */
  private static Map<String, Set<String>> known() {
    Map<String, Set<String>> known = new HashMap<>();
    for (StationMetric metric : MetricNames.all()) {
      Set<String> labels = new HashSet<>(ALWAYS);
      labels.addAll(metric.labels());
      if (metric.type() == StationMetric.Type.HISTOGRAM) {
        known.put(metric.exported() + "_count", Set.copyOf(labels));
        labels.add("quantile");
      }
      known.put(metric.exported(), labels);
    }
    return known;
  }

  /** A query and where it stands. */
  private record Query(String panel, String expression, String legend) {}

  private static List<Query> queries(Dashboard dashboard) {
    List<Query> queries = new ArrayList<>();
    for (Dashboard.Panel panel : dashboard.panels()) {
      for (JsonNode target : panel.targets()) {
        queries.add(
            new Query(
                panel.title(), target.path("expr").asText(), target.path("legendFormat").asText()));
      }
    }
    for (JsonNode variable : dashboard.variables()) {
      Matcher matcher = LABEL_VALUES.matcher(variable.path("query").path("query").asText());
      assertThat(matcher.matches()).as("variable %s", variable.path("name")).isTrue();
      queries.add(
          new Query(
              variable.path("name").asText(),
              "count by (" + matcher.group(2) + ") (" + matcher.group(1) + ")",
              ""));
    }
    return queries;
  }

  @ParameterizedTest
  @MethodSource("org.yushi.dashboards.Dashboard#all")
  void everyMetricIsMeasuredByAStation(Dashboard dashboard) {
    Set<String> known = known().keySet();

    for (Query query : queries(dashboard)) {
      assertThat(PromQl.of(query.expression()).metrics())
          .as(query.panel())
          .isNotEmpty()
          .isSubsetOf(known);
    }
  }

  @ParameterizedTest
  @MethodSource("org.yushi.dashboards.Dashboard#all")
  void everyLabelIsOneOfTheMetric(Dashboard dashboard) {
    Map<String, Set<String>> known = known();

    for (Query query : queries(dashboard)) {
      PromQl names = PromQl.of(query.expression());
      Set<String> labels =
          names.metrics().stream()
              .flatMap(metric -> known.get(metric).stream())
              .collect(Collectors.toSet());
      assertThat(names.matched()).as(query.panel()).isSubsetOf(labels);
      assertThat(names.grouped()).as(query.panel()).isSubsetOf(labels);
    }
  }

  @ParameterizedTest
  @MethodSource("org.yushi.dashboards.Dashboard#all")
  void everyLabelInALegendIsThereToBeShown(Dashboard dashboard) {
    for (Query query : queries(dashboard)) {
      Set<String> grouped = PromQl.of(query.expression()).grouped();
      Matcher matcher = IN_LEGEND.matcher(query.legend());
      while (matcher.find()) {
        assertThat(grouped).as(query.panel()).contains(matcher.group(1));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("org.yushi.dashboards.Dashboard#all")
  void everyVariableInAQueryIsDefined(Dashboard dashboard) {
    Set<String> defined =
        dashboard.variables().stream()
            .map(variable -> variable.path("name").asText())
            .collect(Collectors.toSet());

    for (Query query : queries(dashboard)) {
      Matcher matcher = VARIABLE.matcher(query.expression());
      while (matcher.find()) {
        assertThat(defined).as(query.panel()).contains(matcher.group(1));
      }
    }
  }
}
