package org.yushi.local.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yushi.ledger.Catalogue;
import org.yushi.ledger.DatabaseAddress;
import org.yushi.ledger.LedgerSchema;
import org.yushi.local.database.Sql;
import org.yushi.local.services.PostgresService;
import org.yushi.local.services.RealServices;
import org.yushi.rulebook.RulebookArchive;
import org.yushi.rulebook.RulebookBundle;
import org.yushi.rulebook.RulebookSchedule;

/** What a ledger knows of the rulebook. */
@RealServices
class CatalogueTest {
  private static final Instant LATER = Instant.parse("2026-07-01T00:00:00Z");

  private final DatabaseAddress ledger;

  CatalogueTest(PostgresService postgres) {
    ledger = DatabaseAddress.of(postgres.newDatabase());
  }

  @BeforeEach
  void tables() {
    LedgerSchema.migrate(ledger);
  }

  private String ask(String sql) throws SQLException {
    return Sql.ask(ledger.url(), sql);
  }

  /** The rulebook of the demo, with another name for a window. */
  private static RulebookBundle renamed() throws Exception {
    TreeMap<String, byte[]> files = new TreeMap<>(RulebookBundle.shipped("demo").files());
    files.computeIfPresent(
        "places.csv",
        (name, bytes) ->
            new String(bytes, StandardCharsets.UTF_8)
                .replace("办税窗口", "综合办税窗口")
                .getBytes(StandardCharsets.UTF_8));
    return RulebookBundle.of(files);
  }

  @Test
  void namesStandWhereTheRulebookPutsThem() throws Exception {
    Catalogue.put(ledger, RulebookSchedule.always(RulebookBundle.shipped("demo")));

    assertThat(
            ask(
                "select concat_ws(' ', kind, name, parent, region, centre, department) from place"
                    + " where code = 'W08'"))
        .isEqualTo("WINDOW 办税窗口 D-TAX 510000 C1-TAX D-TAX");
    assertThat(ask("select concat_ws(' ', region, centre) from place where code = '510001'"))
        .isEqualTo("510001");
    assertThat(ask("select title_zh from rule_title where rule = 'overdue'")).isEqualTo("办件超期");
    assertThat(ask("select count(*) > 10 from service_item where department is not null"))
        .isEqualTo("t");
  }

  @Test
  void everyOfficeHasItsDaysAndWhoeverHasNoneTheUsualOnes() throws Exception {
    Catalogue.put(ledger, RulebookSchedule.always(RulebookBundle.shipped("demo")));

    assertThat(ask("select string_agg(distinct centre, ' ' order by centre) from office_day"))
        .isEqualTo(" A1 C1 C1-TAX T1 T2 T3");
    assertThat(
            ask(
                "select string_agg(day::text, ' ' order by day) from office_day where centre = ''"
                    + " and day between '2026-09-30' and '2026-10-12'"))
        .isEqualTo("2026-09-30 2026-10-08 2026-10-09 2026-10-10 2026-10-12");
    assertThat(
            ask(
                "select (opens_at at time zone 'Asia/Shanghai')::time || ' ' || (closes_at at time"
                    + " zone 'Asia/Shanghai')::time from office_day where centre = 'C1' and day ="
                    + " '2026-10-10'"))
        .isEqualTo("09:00:00 17:00:00");
  }

  @Test
  void aSuccessorTakesThePlaceAndBothAreKept() throws Exception {
    RulebookBundle first = RulebookBundle.shipped("demo");
    Catalogue.put(ledger, RulebookSchedule.always(first));
    Catalogue.put(ledger, RulebookSchedule.always(first).then(LATER, renamed()));
    Catalogue.put(ledger, RulebookSchedule.always(first).then(LATER, renamed()));

    assertThat(ask("select name from place where code = 'W08'")).isEqualTo("综合办税窗口");
    assertThat(ask("select string_agg(version, ' ' order by in_force_from) from rulebook"))
        .isEqualTo(first.version() + " " + renamed().version());
    assertThat(ask("select encode(archive, 'hex') from rulebook order by in_force_from limit 1"))
        .isEqualTo(HexFormat.of().formatHex(RulebookArchive.zip(first)));
  }

  @Test
  void whoMayNotWriteLeavesItAsItWas() throws Exception {
    Catalogue.put(ledger, RulebookSchedule.always(RulebookBundle.shipped("demo")));
    Sql.run(ledger.url(), "revoke insert on office_day from yushi_ledger_writer");

    assertThatThrownBy(() -> Catalogue.put(ledger, RulebookSchedule.always(renamed())))
        .isInstanceOf(SQLException.class);

    assertThat(ask("select name from place where code = 'W08'")).isEqualTo("办税窗口");
  }
}
