package org.yushi.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PromQlTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "up                                                       ; up",
        "sum by (source) (delta(received{source=~\"$source\"}[5m])) ; received",
        "max(age) by (station)                                     ; age",
        "time() * 1000 - max by (topic) (last_tick > 0)            ; last_tick",
        "sum(late) or vector(0)                                    ; late",
        "rate(x[$__rate_interval]) / on (job) group_left y         ; x y",
        "delay{quantile=~\"0.5|0.99\"} offset 1h30m                 ; delay",
        "topk(5, sum by (rule) (a:b:sum)) unless c == bool 1e3     ; a:b:sum c",
        "x == 1 unless on (job) y and (z)                          ; x y z",
        "x{text=\"no metric named ) here\"}                         ; x",
        "sum_of_all                                                ; sum_of_all",
      })
  void findsTheMetricsAndNothingElse(String expression, String metrics) {
    assertThat(PromQl.of(expression).metrics()).containsExactlyInAnyOrder(metrics.split(" "));
  }

  @Test
  void tellsLabelsThatMatchFromLabelsThatGroup() {
    PromQl names = PromQl.of("sum by (rule, level) (active{level=\"RED\", kind!=\"x\"})");

    assertThat(names.matched()).containsExactly("level", "kind");
    assertThat(names.grouped()).containsExactly("rule", "level");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rat(x[5m])",
        "sum(x",
        "sum(x))",
        "x{level}",
        "x{level=RED}",
        "x[five]",
        "x[5m)",
        "x{level=\"RED\"",
        "sum by (\"rule\") (x)",
        "x # comment",
      })
  void refusesWhatItDoesNotUnderstand(String expression) {
    assertThatThrownBy(() -> PromQl.of(expression)).isInstanceOf(IllegalArgumentException.class);
  }
}
