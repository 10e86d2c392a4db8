package org.yushi.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks every query of a dashboard as Grafana would, and says what it does not get. */
final class Answers {
  private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.+),\\s*(\\w+)\\)");

  /** The month of the demo that is asked for: its October, as the 19th begins. */
  private static final TimeSpan MONTH =
      new TimeSpan(Instant.parse("2026-09-18T16:00:00Z"), Instant.parse("2026-10-18T16:00:00Z"));

  /** What somebody chooses where one value must be chosen. */
  private static final Map<String, String> ONE = Map.of("window", "W06");

  private static final String NO_DESK = "the desk of the demo has no page of metrics";

  /** Panels of which something stays empty in a demo, by dashboard, and why. */
  static final Map<String, Map<String, String>> EMPTY =
      Map.of(
          "yushi-engine",
              Map.of(
                  "距上次心跳", "the windows of the demo tick, not the job",
                  "待发信", NO_DESK,
                  "最早一封已等", NO_DESK,
                  "无法送达的信", NO_DESK,
                  "预警台未读", NO_DESK,
                  "发信", NO_DESK,
                  "成信", NO_DESK),
          "yushi-feeds", Map.of("等待导入的文件", "the demo imports no files"));

  private final RunDemo demo;
  private final Dashboard dashboard;
  private final Chosen chosen = new Chosen();
  private final List<String> problems = new ArrayList<>();
  private int asked;

  private Answers(RunDemo demo, Dashboard dashboard) {
    this.demo = demo;
    this.dashboard = dashboard;
  }

  /** All queries of a dashboard, asked. */
  static Answers to(Dashboard dashboard, RunDemo demo) throws Exception {
    Answers answers = new Answers(demo, dashboard);
    answers.askAll();
    return answers;
  }

  /** What is wrong, each with the panel or variable. */
  List<String> problems() {
    return problems;
  }

  /** How many queries were asked. */
  int asked() {
    return asked;
  }

  private void askAll() throws Exception {
    for (Dashboard.Variable variable : dashboard.variables()) {
      chosen.put(variable, values(variable));
    }
    for (Dashboard.Panel panel : dashboard.panels()) {
      ask(panel);
    }
  }

  private void ask(Dashboard.Panel panel) throws Exception {
    String why = EMPTY.getOrDefault(dashboard.uid(), Map.of()).get(panel.title());
    boolean whole = !panel.isRow();
    for (Dashboard.Query query : dashboard.queries(panel)) {
      Optional<Integer> values = ask(query);
      if (values.isEmpty() || values.get() == 0) {
        whole = false;
      }
      if (values.isPresent() && values.get() == 0 && why == null) {
        problems.add(query.where() + ": no value for " + query.text());
      }
    }
    if (whole && why != null) {
      problems.add(panel.title() + ": nothing of it is empty any more, although " + why);
    }
  }

  private List<String> values(Dashboard.Variable variable) throws Exception {
    Dashboard.Query query = variable.query();
    List<String> values = query.isSql() ? firstColumn(query) : labels(query);
    String one = ONE.getOrDefault(variable.name(), "");
    if (values.isEmpty() && demo.prometheus().isPresent()) {
      problems.add(query.where() + ": no value");
    }
    if (!variable.isMulti() && !values.contains(one)) {
      problems.add(query.where() + ": expected " + one + " among " + values);
    }
    return variable.isMulti() ? values : List.of(one);
  }

  /** How many values come back; empty if there is no Prometheus to ask. */
  private Optional<Integer> ask(Dashboard.Query query) throws Exception {
    try {
      return query.isSql() ? Optional.of(sql(query)) : promQl(query);
    } catch (SQLException | IllegalArgumentException e) {
      problems.add(query.where() + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  private interface Reader<T> {
    T read(ResultSet rows) throws SQLException;
  }

  private <T> T rows(Dashboard.Query query, Reader<T> reader) throws SQLException {
    asked++;
    try (Connection connection = demo.asDashboard();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(new Macros(MONTH).expand(chosen.inSql(query.text())))) {
      return reader.read(rows);
    }
  }

  private int sql(Dashboard.Query query) throws SQLException {
    return rows(
        query,
        rows -> {
          ResultSetMetaData columns = rows.getMetaData();
          int values = 0;
          while (rows.next()) {
            for (int i = 1; i <= columns.getColumnCount(); i++) {
              values += rows.getObject(i) == null ? 0 : 1;
            }
          }
          return values;
        });
  }

  private List<String> firstColumn(Dashboard.Query query) {
    try {
      return rows(
          query,
          rows -> {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
              values.add(rows.getString("__value"));
              rows.getString("__text");
            }
            return values;
          });
    } catch (SQLException | IllegalArgumentException e) {
      problems.add(query.where() + ": " + e.getMessage());
      return List.of();
    }
  }

  private Optional<Integer> promQl(Dashboard.Query query) throws Exception {
    Optional<PrometheusApi> prometheus = demo.prometheus();
    if (prometheus.isEmpty()) {
      return Optional.empty();
    }
    asked++;
    String text = chosen.inPromQl(query.text());
    TimeSpan span = demo.lastMinute();
    return Optional.of(
        query.instant()
            ? prometheus.get().at(span.to(), text).size()
            : prometheus.get().over(span, text).size());
  }

  private List<String> labels(Dashboard.Query query) throws IOException, InterruptedException {
    Matcher values = LABEL_VALUES.matcher(query.text());
    Optional<PrometheusApi> prometheus = demo.prometheus();
    if (!values.matches()) {
      problems.add(query.where() + ": expected label_values(…), found " + query.text());
      return List.of();
    }
    if (prometheus.isEmpty()) {
      return List.of("centre", "township", "vertical");
    }
    asked++;
    String label = values.group(2);
    return prometheus
        .get()
        .at(demo.lastMinute().to(), "count by (%s) (%s)".formatted(label, values.group(1)))
        .stream()
        .map((JsonNode series) -> series.path("metric").path(label).asText())
        .toList();
  }
}
