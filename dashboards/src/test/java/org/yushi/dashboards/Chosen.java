package org.yushi.dashboards;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What somebody chose in the variables of a dashboard, and how Grafana writes it into a query. */
final class Chosen {
  private static final Pattern IN_SQL = Pattern.compile("\\$\\{(\\w+):sqlstring}");
  private static final Pattern IN_PROMQL = Pattern.compile("\\$\\{(\\w+)}|\\$(\\w+)");

  private final Map<String, String> sql = new LinkedHashMap<>();
  private final Map<String, String> regex = new LinkedHashMap<>();

  /** Values of a variable; a text that stands for all of them goes into the query as it is. */
  void put(Dashboard.Variable variable, List<String> values) {
    String all = variable.allValue();
    boolean asItIs = variable.hasAll() && !all.isEmpty();
    sql.put(
        variable.name(),
        asItIs
            ? all
            : values.stream()
                .map(value -> "'" + value.replace("'", "''") + "'")
                .collect(Collectors.joining(",")));
    regex.put(
        variable.name(),
        asItIs
            ? all
            : values.stream()
                .map(value -> value.replaceAll("[\\\\^$.*+?()\\[\\]{}|]", "\\\\\\\\$0"))
                .collect(Collectors.joining("|", "(", ")")));
  }

  /**
   * SQL with what was chosen.
   *
   * @throws IllegalArgumentException if a variable is not defined, or written otherwise than as
   *     {@code ${name:sqlstring}}
   */
  String inSql(String text) {
    String filled =
        IN_SQL
            .matcher(text)
            .replaceAll(each -> Matcher.quoteReplacement(value(sql, each.group(1))));
    if (filled.contains("${")) {
      throw new IllegalArgumentException(
          "expected ${name:sqlstring}, found " + filled.substring(filled.indexOf("${")));
    }
    return filled;
  }

  /**
   * PromQL with what was chosen, as a regular expression.
   *
   * @throws IllegalArgumentException if a variable is not defined
   */
  String inPromQl(String text) {
    return IN_PROMQL
        .matcher(text)
        .replaceAll(
            each ->
                Matcher.quoteReplacement(
                    value(regex, each.group(1) == null ? each.group(2) : each.group(1))));
  }

  private static String value(Map<String, String> values, String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("undefined variable " + name);
    }
    return value;
  }
}
