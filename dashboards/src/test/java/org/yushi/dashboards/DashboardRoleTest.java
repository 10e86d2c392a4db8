package org.yushi.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What dashboards may see of a ledger. */
@ExtendWith(RunDemo.Extension.class)
class DashboardRoleTest {
  private static List<String> ask(Connection connection, String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (connection;
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  @Test
  void theyReadTheseAndNothingElse(RunDemo demo) throws Exception {
    assertThat(
            ask(
                demo.asOwner(),
                """
                select relname from pg_class
                where relnamespace = 'public'::regnamespace and relkind in ('r', 'v', 'm', 'p')
                  and has_any_column_privilege('yushi_dashboards', oid, 'select')"""))
        .containsExactlyInAnyOrder(
            "alert_event",
            "feed_account",
            "feed_day",
            "forecast_step",
            "ledger_state",
            "message_count",
            "office_day",
            "open_alert",
            "place",
            "rule_title",
            "service_item");
  }

  @Test
  void theyWriteNothing(RunDemo demo) throws Exception {
    assertThat(
            ask(
                demo.asOwner(),
                """
                select relname from pg_class
                where relnamespace = 'public'::regnamespace and relkind in ('r', 'v', 'm', 'p')
                  and (has_any_column_privilege('yushi_dashboards', oid, 'insert, update')
                    or has_table_privilege('yushi_dashboards', oid, 'delete, truncate'))"""))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select channel from message",
        "select letter from message",
        "select body from desk_alert",
        "select body from revision",
        "select archive from rulebook",
        "select id from contribution",
        "select case_id from forecast",
        "select recipient from notice",
        "select channel from notice",
        "select by_whom from act",
        "select raw from unreadable",
        "select * from monthly_rows('2026-10-01', now())",
      })
  void theTextsBehindAreKeptFromThem(String sql, RunDemo demo) throws Exception {
    assertThatThrownBy(() -> ask(demo.asDashboard(), sql))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("permission denied");
  }

  @Test
  void notEverybodyCallsWhatRunsAsTheOwner(RunDemo demo) throws Exception {
    assertThat(
            ask(
                demo.asOwner(),
                """
                select proname from pg_proc
                where pronamespace = 'public'::regnamespace and prosecdef
                  and has_function_privilege('public', oid, 'execute')"""))
        .isEmpty();
  }
}
