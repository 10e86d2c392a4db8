package org.yushi.dashboards;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names in an expression of PromQL. Knows as much of the language as dashboards use, and
 * refuses the rest, so that no name is overlooked.
 *
 * @param metrics names of metrics
 * @param matched labels by which series are chosen
 * @param grouped labels by which they are grouped
 */
record PromQl(Set<String> metrics, Set<String> matched, Set<String> grouped) {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s+"
              + "|(?<text>\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])*')"
              + "|(?<number>(?:[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?(?:ms|[smhdwy])?)+)"
              + "|(?<variable>\\$\\w+|\\$\\{\\w+(?::\\w+)?})"
              + "|(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)"
              + "|(?<sign>=~|!~|!=|==|<=|>=|[-+*/%^<>=(){}\\[\\],@])");

  private static final Set<String> AGGREGATIONS =
      Set.of("sum", "min", "max", "avg", "count", "topk", "bottomk", "quantile", "group", "stddev");

  private static final Set<String> FUNCTIONS =
      Set.of(
          "abs",
          "absent",
          "ceil",
          "changes",
          "clamp",
          "clamp_max",
          "clamp_min",
          "delta",
          "deriv",
          "floor",
          "increase",
          "irate",
          "label_join",
          "label_replace",
          "max_over_time",
          "min_over_time",
          "avg_over_time",
          "sum_over_time",
          "last_over_time",
          "rate",
          "resets",
          "round",
          "scalar",
          "sort",
          "sort_desc",
          "time",
          "timestamp",
          "vector");

  private static final Set<String> GROUPINGS =
      Set.of("by", "without", "on", "ignoring", "group_left", "group_right");

  private static final Set<String> OPERATORS =
      Set.of("and", "or", "unless", "bool", "offset", "inf", "nan");

  private static final Set<String> MATCHES = Set.of("=", "!=", "=~", "!~");

  /** A piece of an expression; signs are their own kind. */
  private record Token(String kind, String text) {
    boolean is(String sign) {
      return kind.equals("sign") && text.equals(sign);
    }
  }

  /**
   * Reads an expression.
   *
   * @throws IllegalArgumentException if it is none, or uses what is not known here
   */
  static PromQl of(String expression) {
    PromQl names = new PromQl(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
    new Reading(tokens(expression), names).all();
    return names;
  }

  private static List<Token> tokens(String expression) {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(expression);
    int end = 0;
    while (matcher.find() && matcher.start() == end) {
      end = matcher.end();
      for (String kind : List.of("text", "number", "variable", "name", "sign")) {
        if (matcher.group(kind) != null) {
          tokens.add(new Token(kind, matcher.group()));
        }
      }
    }
    if (end < expression.length()) {
      throw new IllegalArgumentException(
          "expected PromQL at position " + end + ", found " + expression.substring(end));
    }
    return tokens;
  }

  /** One way through the tokens. */
  private static final class Reading {
    private static final Token END = new Token("end", "end");

    private final List<Token> tokens;
    private final PromQl names;
    private int at;

    Reading(List<Token> tokens, PromQl names) {
      this.tokens = tokens;
      this.names = names;
    }

    private Token look() {
      return at < tokens.size() ? tokens.get(at) : END;
    }

    private Token take() {
      Token token = look();
      at++;
      return token;
    }

    private void take(String sign) {
      Token token = take();
      if (!token.is(sign)) {
        throw new IllegalArgumentException("expected " + sign + ", found " + token.text());
      }
    }

    void all() {
      inside(END.text());
    }

    /** Up to a closing sign, which is taken. */
    private void inside(String close) {
      while (true) {
        Token token = take();
        if (token.is("(")) {
          inside(")");
        } else if (token.is("{")) {
          matchers();
        } else if (token.is("[")) {
          range();
        } else if (token.kind().equals("name")) {
          name(token.text());
        } else if (token.text().equals(close)
            || Set.of("end", ")", "}", "]").contains(token.text())) {
          if (!token.text().equals(close)) {
            throw new IllegalArgumentException("expected " + close + ", found " + token.text());
          }
          return;
        }
      }
    }

    private void name(String name) {
      boolean called = look().is("(");
      if (GROUPINGS.contains(name)) {
        if (called) {
          take("(");
          labels();
        }
      } else if (OPERATORS.contains(name)) {
        return;
      } else if (called || GROUPINGS.contains(look().text())) {
        if (!FUNCTIONS.contains(name) && !AGGREGATIONS.contains(name)) {
          throw new IllegalArgumentException("expected a known function, found " + name);
        }
      } else {
        names.metrics().add(name);
      }
    }

    private void labels() {
      for (Token token = take(); !token.is(")"); token = take()) {
        if (token.kind().equals("name")) {
          names.grouped().add(token.text());
        } else if (!token.is(",")) {
          throw new IllegalArgumentException("expected a label, found " + token.text());
        }
      }
    }

    private void matchers() {
      for (Token token = take(); !token.is("}"); token = take()) {
        if (token.is(",")) {
          continue;
        }
        Token match = take();
        if (!token.kind().equals("name")
            || !MATCHES.contains(match.text())
            || !take().kind().equals("text")) {
          throw new IllegalArgumentException("expected label=\"value\", found " + token.text());
        }
        names.matched().add(token.text());
      }
    }

    private void range() {
      Token length = take();
      if (!length.kind().equals("number") && !length.kind().equals("variable")) {
        throw new IllegalArgumentException("expected a duration, found " + length.text());
      }
      take("]");
    }
  }
}
