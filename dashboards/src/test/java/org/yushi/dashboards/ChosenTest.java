package org.yushi.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChosenTest {
  private final Chosen chosen = new Chosen();

  private static Dashboard.Variable variable(String name, boolean all, String allValue)
      throws Exception {
    return new Dashboard.Variable(
        new ObjectMapper()
            .readTree(
                """
                {"name":"%s","includeAll":%s,"allValue":"%s"}"""
                    .formatted(name, all, allValue)));
  }

  @Test
  void valuesAreQuoted() throws Exception {
    chosen.put(variable("centre", true, ""), List.of("C1", "O'Neil"));

    assertThat(chosen.inSql("c in (${centre:sqlstring})")).isEqualTo("c in ('C1','O''Neil')");
  }

  @Test
  void whatStandsForAllIsWrittenAsItIs() throws Exception {
    chosen.put(variable("centre", true, "'*'"), List.of("C1"));

    assertThat(chosen.inSql("chosen(c, ${centre:sqlstring})")).isEqualTo("chosen(c, '*')");
  }

  @Test
  void inPromQlTheyAreARegularExpression() throws Exception {
    chosen.put(variable("source", true, ""), List.of("税务", "(unknown)"));

    assertThat(chosen.inPromQl("x{source=~\"$source\"} + y{source=~\"${source}\"}"))
        .isEqualTo("x{source=~\"(税务|\\\\(unknown\\\\))\"} + y{source=~\"(税务|\\\\(unknown\\\\))\"}");
  }

  @Test
  void whatNobodyDefinedIsNamed() {
    assertThatThrownBy(() -> chosen.inSql("${where:sqlstring}"))
        .hasMessage("undefined variable where");
    assertThatThrownBy(() -> chosen.inPromQl("x{a=\"$where\"}"))
        .hasMessage("undefined variable where");
  }

  @Test
  void anotherWayOfWritingIsRefused() throws Exception {
    chosen.put(variable("centre", true, ""), List.of("C1"));

    assertThatThrownBy(() -> chosen.inSql("${centre:raw}"))
        .hasMessage("expected ${name:sqlstring}, found ${centre:raw}");
  }
}
