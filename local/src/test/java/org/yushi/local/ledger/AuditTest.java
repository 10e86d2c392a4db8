package org.yushi.local.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yushi.ledger.Audit;
import org.yushi.ledger.Chain;
import org.yushi.ledger.DatabaseAddress;
import org.yushi.ledger.Entry;
import org.yushi.ledger.LedgerBusyException;
import org.yushi.ledger.LedgerSchema;
import org.yushi.ledger.LedgerWriter;
import org.yushi.ledger.Reading;
import org.yushi.local.database.Sql;
import org.yushi.local.services.PostgresService;
import org.yushi.local.services.RealServices;

/** What was written cannot be changed without the audit naming the row. */
@RealServices
class AuditTest {
  private final PostgresService postgres;
  private DatabaseAddress ledger = DatabaseAddress.of("jdbc:postgresql://localhost/unset");
  private Chain head = Chain.EMPTY;

  AuditTest(PostgresService postgres) {
    this.postgres = postgres;
  }

  @BeforeEach
  void twentyRevisions() throws Exception {
    ledger = DatabaseAddress.of(postgres.newDatabase());
    LedgerSchema.migrate(ledger);
    List<Entry> entries = IntStream.rangeClosed(1, 20).mapToObj(AuditTest::entry).toList();
    try (LedgerWriter writer = LedgerWriter.open(ledger)) {
      writer.write(entries.subList(0, 7), List.of());
      writer.write(entries.subList(5, 20), List.of(new Reading("alerts", "id", 0, 20)));
      head = writer.head();
    }
  }

  /** The n-th revision: two for each alert. */
  private static Entry entry(int n) {
    return new Entry(Entry.Kind.REVISION, "alerts", 0, n, "a" + (n + 1) / 2, body(n));
  }

  private static String body(int n) {
    return RevisionText.of("a" + (n + 1) / 2, 2 - n % 2, 1 + n % 9, "c" + n);
  }

  private List<String> findings(Chain... told) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Audit audit = Audit.of(ledger)) {
      for (Audit.Finding each : audit.verify(List.of(told), (done, all) -> {}).findings()) {
        found.add(each.position() + " " + each.alertId() + "/" + each.revision() + " " + each.en());
      }
    }
    return found;
  }

  @Test
  void nothingIsFoundInALedgerThatNobodyTouched() throws Exception {
    assertThat(head.count()).isEqualTo(20);
    assertThat(findings(head)).isEmpty();
  }

  @Test
  void aChangedTextIsNamed() throws Exception {
    Sql.run(
        ledger.url(),
        "update revision set body = replace(body, 'RED', 'NOTICE'), level = 'NOTICE' where position = 8");
    assertThat(findings(head))
        .containsExactly("8 a4/2 changed or moved: text and position do not give its hash");
  }

  @Test
  void aChangedColumnIsNamed() throws Exception {
    Sql.run(ledger.url(), "update revision set level = 'NOTICE' where position = 8");
    assertThat(findings(head))
        .containsExactly("8 a4/2 column level was changed: is NOTICE, the text says RED");
    Sql.run(ledger.url(), "update revision set level = 'RED' where position = 8");
    Sql.run(ledger.url(), "update revision set from_on = '2026-04-01' where position = 9");
    assertThat(findings(head)).singleElement().asString().startsWith("9 a5/1 column from_on");
  }

  @Test
  void aRemovedRowIsNamed() throws Exception {
    Sql.run(ledger.url(), "delete from revision where position = 11");
    assertThat(findings(head)).contains("11 null/0 the row is missing");
  }

  @Test
  void theNewestRowIsMissedToo() throws Exception {
    Sql.run(ledger.url(), "delete from revision where position = 20");
    Sql.run(ledger.url(), "update alert set revision = 1, position = 19 where alert_id = 'a10'");
    assertThat(findings()).isEmpty();
    assertThat(findings(head)).containsExactly("20 null/0 the row is missing");
  }

  @Test
  void aNewestRowThatTheCurrentViewStillKnowsIsNamedByIt() throws Exception {
    Sql.run(ledger.url(), "delete from revision where position = 20");
    assertThat(findings()).singleElement().asString().startsWith("19 a10/1 the current view");
    Sql.run(ledger.url(), "delete from revision where position = 19");
    assertThat(findings()).singleElement().asString().startsWith("20 a10/2 the current view");
  }

  @Test
  void swappedRowsAreNamed() throws Exception {
    Sql.run(
        ledger.url(),
        """
        update revision set position = case position when 5 then -6 else -5 end
          where position in (5, 6);
        update revision set position = -position where position < 0;
        """);
    assertThat(findings(head))
        .anyMatch(each -> each.startsWith("5 a3/2 changed or moved"))
        .anyMatch(each -> each.startsWith("6 a3/1 changed or moved"));
  }

  @Test
  void aChainComputedAnewDoesNotHaveTheHeadThatWasTold() throws Exception {
    DatabaseAddress other = DatabaseAddress.of(postgres.newDatabase());
    LedgerSchema.migrate(other);
    try (LedgerWriter writer = LedgerWriter.open(other)) {
      writer.write(IntStream.rangeClosed(2, 21).mapToObj(AuditTest::entry).toList(), List.of());
    }
    ledger = other;
    assertThat(findings()).isEmpty();
    assertThat(findings(head)).singleElement().asString().contains("computed anew");
  }

  @Test
  void theWriterItselfMayNotChangeWhatIsWritten() {
    for (String sql :
        List.of(
            "update revision set level = 'NOTICE'",
            "delete from revision",
            "truncate revision cascade",
            "delete from contribution",
            "update contribution set received_on = null",
            "delete from deed")) {
      assertThatThrownBy(() -> Sql.run(ledger.url(), "set role yushi_ledger_writer; " + sql))
          .as(sql)
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void whatIsThereIsNotWrittenTwiceAndAnotherTextOfItIsKeptAside() throws Exception {
    try (LedgerWriter writer = LedgerWriter.open(ledger)) {
      Entry other =
          new Entry(Entry.Kind.REVISION, "alerts", 0, 40, "a3", body(5).replace("RED", "YELLOW"));
      writer.write(List.of(entry(5), other, entry(5)), List.of());
      assertThat(writer.head()).isEqualTo(head);
    }
    assertThat(Sql.ask(ledger.url(), "select reason from unreadable"))
        .isEqualTo("alert a3, revision 1: is in the ledger with another text");
    assertThat(findings(head)).isEmpty();
  }

  @Test
  void aSecondWriterIsRefused() throws Exception {
    try (LedgerWriter first = LedgerWriter.open(ledger)) {
      assertThat(first.head()).isEqualTo(head);
      assertThatThrownBy(() -> LedgerWriter.open(ledger)).isInstanceOf(LedgerBusyException.class);
    }
  }
}
