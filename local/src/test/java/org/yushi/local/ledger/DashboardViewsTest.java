package org.yushi.local.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yushi.ledger.Catalogue;
import org.yushi.ledger.DatabaseAddress;
import org.yushi.ledger.LedgerSchema;
import org.yushi.local.database.Sql;
import org.yushi.local.services.PostgresService;
import org.yushi.local.services.RealServices;
import org.yushi.rulebook.RulebookBundle;
import org.yushi.rulebook.RulebookSchedule;

/**
 * What dashboards are told of a ledger. Offices are closed from 1 to 7 October and open on the
 * 10th, a Saturday.
 */
@RealServices
class DashboardViewsTest {
  private final DatabaseAddress ledger;
  private int position;

  DashboardViewsTest(PostgresService postgres) {
    ledger = DatabaseAddress.of(postgres.newDatabase());
  }

  @BeforeEach
  void tables() throws Exception {
    LedgerSchema.migrate(ledger);
    Catalogue.put(ledger, RulebookSchedule.always(RulebookBundle.shipped("demo")));
  }

  private String ask(String sql) throws SQLException {
    return Sql.ask(ledger.url(), sql);
  }

  private void alert(String id, int revision, String kind, String status, String level, String at)
      throws SQLException {
    alert(id, revision, kind, status, level, at, "W08", "window department");
  }

  private void alert(
      String id,
      int revision,
      String kind,
      String status,
      String level,
      String at,
      String window,
      String audience)
      throws SQLException {
    position++;
    Sql.run(
        ledger.url(),
        """
        insert into revision (position, alert_id, revision, body, previous_hash, hash, kind, reason, status,
          rule, level, decided_at, decided_on, since_at, from_at, from_on, case_id, region, centre,
          department, window_code, item, channel)
        values (%1$d, '%2$s', %3$d,
          '{"audience":"%9$s","evidence":{"computation":{"zh-CN":"因为%2$s"}}}', '', '', '%4$s', 'FACT',
          '%5$s', 'overdue', '%6$s', '%7$s+08', '%7$s', '%7$s+08', '%7$s+08', '%7$s', 'case-%2$s', '', '',
          '', '%8$s', 'X-1', 'CENTRE');
        insert into alert values ('%2$s', %3$d, %1$d)
        on conflict (alert_id) do update set revision = excluded.revision, position = excluded.position"""
            .formatted(position, id, revision, kind, status, level, at, window, audience));
  }

  private void act(String alert, String act, String at) throws SQLException {
    Sql.run(
        ledger.url(),
        "insert into act values ('%s', 1, '%s', 'who', 'why', '%s+08')".formatted(alert, act, at));
  }

  private void forecast(String caseId, int number, String level, String from) throws SQLException {
    Sql.run(
        ledger.url(),
        """
        insert into forecast values ('%s', %d, 'X-1', null, null, null, 'W08', 'overdue', '', 'G', '%s',
          '%s+08', '%s+08')"""
            .formatted(caseId, number, level, from, from));
  }

  @Test
  void anAlertHasTheNamesOfItsPlaceAndWhatNoListNamesItsCode() throws Exception {
    alert("a", 1, "RAISED", "ACTIVE", "RED", "2026-09-21 10:00");
    alert("b", 1, "RAISED", "ACTIVE", "RED", "2026-09-21 10:00", "W99", "");

    String names =
        "select concat_ws(' ', region, centre_name, department_name, window_name, item_name,"
            + " rule_title, why) from open_alert where alert_id = ";
    assertThat(ask(names + "'a'")).isEqualTo("510000 示范县税务政务服务分中心 税务局 办税窗口 X-1 办件超期 因为a");
    assertThat(ask(names + "'b'")).isEqualTo(" — — W99 X-1 办件超期 因为b");
  }

  @Test
  void onlyYellowAndRedThatStandAreOpen() throws Exception {
    alert("red", 1, "RAISED", "ACTIVE", "YELLOW", "2026-09-21 10:00");
    alert("red", 2, "HIGHER", "ACTIVE", "RED", "2026-09-22 10:00");
    alert("notice", 1, "RAISED", "ACTIVE", "NOTICE", "2026-09-21 10:00");
    alert("over", 1, "RAISED", "ACTIVE", "RED", "2026-09-21 10:00");
    alert("over", 2, "ENDED", "ENDED", "RED", "2026-09-22 10:00");

    assertThat(ask("select string_agg(alert_id || ' ' || level, ', ') from open_alert"))
        .isEqualTo("red RED");
    assertThat(ask("select count(*) from alert_event where level = 'RED' and kind = 'ENDED'"))
        .isEqualTo("1");
  }

  @ParameterizedTest
  @CsvSource({
    "SIGN, 2026-09-22 10:00, answered",
    "EXPLAIN, 2026-09-23 10:00, answered",
    "SIGN, 2026-09-21 11:00, waits",
    "UPHOLD, 2026-09-23 10:00, waits",
  })
  void anAnswerCountsFromWhenItLastCameUp(String act, String at, String then) throws Exception {
    alert("a", 1, "RAISED", "ACTIVE", "YELLOW", "2026-09-21 10:00");
    alert("a", 2, "HIGHER", "ACTIVE", "RED", "2026-09-22 10:00");
    alert("a", 3, "RESTATED", "ACTIVE", "RED", "2026-09-24 10:00");
    act("a", act, at);

    assertThat(ask("select count(*) from waiting_alert('2026-09-25 10:00+08')"))
        .isEqualTo(then.equals("waits") ? "1" : "0");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-10-12 09:30, 0",
    "2026-10-10 17:01, 0",
    "2026-10-10 12:00, 1",
    "2026-10-09 12:00, 2",
    "2026-09-29 17:01, 2",
    "2026-09-29 16:00, 3",
    "2026-03-02 10:00, 3",
  })
  void howLongItWaitsIsToldInDaysThatTheOfficeWasOpen(String raised, String age) throws Exception {
    alert("a", 1, "RAISED", "ACTIVE", "RED", raised);
    alert("b", 1, "RAISED", "ACTIVE", "RED", raised, "W99", "");

    assertThat(
            ask(
                "select string_agg(age::text, ' ' order by alert_id)"
                    + " from waiting_alert('2026-10-12 10:00+08')"))
        .isEqualTo(age + " " + age);
  }

  @Test
  void nearIsWhatComesWithinTwoWorkingDays() throws Exception {
    forecast("near", 0, "RED", "2026-10-09 17:00:00.001");
    forecast("far", 0, "RED", "2026-10-10 17:00:00.001");
    forecast("gone", 0, "RED", "2026-09-29 17:00:00.001");
    forecast("notice", 0, "NOTICE", "2026-10-08 17:00:00.001");

    assertThat(
            ask(
                "select string_agg(case_id || ' ' || near, ', ' order by case_id desc)"
                    + " from coming_step('2026-09-30 10:00+08')"))
        .isEqualTo("near true, far false");
  }

  @Test
  void whatIsRedAlreadyDoesNotTurnRed() throws Exception {
    forecast("case-a", 0, "RED", "2026-10-08 17:00:00.001");
    forecast("case-b", 0, "RED", "2026-10-08 17:00:00.001");
    alert("a", 1, "RAISED", "ACTIVE", "RED", "2026-09-21 10:00");
    alert("b", 1, "RAISED", "ACTIVE", "YELLOW", "2026-09-21 10:00");

    assertThat(ask("select string_agg(case_id, ' ') from coming_step('2026-09-30 10:00+08')"))
        .isEqualTo("case-b");
  }

  @Test
  void aLeadThatIsNotForTheWindowSaysSo() throws Exception {
    alert("a", 1, "RAISED", "ACTIVE", "RED", "2026-09-21 10:00", "W08", "department inspection");
    alert("b", 1, "RAISED", "ACTIVE", "RED", "2026-09-21 10:00", "W08", "window department");

    assertThat(ask("select string_agg(alert_id, ' ') from open_alert where for_window"))
        .isEqualTo("b");
  }
}
