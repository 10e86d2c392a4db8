package org.yushi.dashboards;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The macros of Grafana's data source for PostgreSQL that dashboards use, expanded as Grafana does.
 * Others are refused. A macro ends at its first closing parenthesis, as there.
 */
final class Macros {
  private static final Pattern CALL = Pattern.compile("\\$(__[_a-zA-Z0-9]+)\\(([^)]*)\\)");

  private final TimeSpan span;

  Macros(TimeSpan span) {
    this.span = span;
  }

  /**
   * The SQL that the server gets.
   *
   * @throws IllegalArgumentException if a macro is not known, or is given what Grafana would cut
   */
  String expand(String sql) {
    return CALL.matcher(sql).replaceAll(call -> Matcher.quoteReplacement(expand(call)));
  }

  private String expand(MatchResult call) {
    String argument = call.group(2).strip();
    if (argument.contains("(")) {
      throw new IllegalArgumentException(
          "$" + call.group(1) + ": expected an argument without parentheses, found " + argument);
    }
    return switch (call.group(1)) {
      case "__timeFrom" -> "'" + span.from() + "'";
      case "__timeTo" -> "'" + span.to() + "'";
      case "__timeFilter" -> argument + " BETWEEN '" + span.from() + "' AND '" + span.to() + "'";
      default -> throw new IllegalArgumentException("unknown macro $" + call.group(1));
    };
  }
}
