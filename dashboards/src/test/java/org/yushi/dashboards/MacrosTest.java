package org.yushi.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MacrosTest {
  private final Macros macros =
      new Macros(
          new TimeSpan(
              Instant.parse("2026-10-01T00:00:00Z"), Instant.parse("2026-10-31T16:00:00Z")));

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "select $__timeTo()::date; select '2026-10-31T16:00:00Z'::date",
        "x > $__timeFrom(); x > '2026-10-01T00:00:00Z'",
        "$__timeFilter( day ) and y;"
            + " day BETWEEN '2026-10-01T00:00:00Z' AND '2026-10-31T16:00:00Z' and y",
        "f($__timeTo()) + 1; f('2026-10-31T16:00:00Z') + 1",
        "select 1; select 1",
      },
      quoteCharacter = '`')
  void becomeWhatGrafanaMakesOfThem(String sql, String expanded) {
    assertThat(macros.expand(sql)).isEqualTo(expanded);
  }

  @ParameterizedTest
  @ValueSource(strings = {"$__timeGroop(x, '1d')", "$__interval()"})
  void othersAreRefused(String sql) {
    assertThatThrownBy(() -> macros.expand(sql)).hasMessageContaining("unknown macro $__");
  }

  @Test
  void anArgumentThatGrafanaWouldCutIsRefused() {
    assertThatThrownBy(() -> macros.expand("$__timeFilter(date(x))"))
        .hasMessageContaining("without parentheses, found date(x");
  }
}
