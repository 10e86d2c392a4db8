package org.yushi.local.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yushi.local.Command.yushi;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yushi.ledger.DatabaseAddress;
import org.yushi.ledger.Entry;
import org.yushi.ledger.LedgerSchema;
import org.yushi.ledger.LedgerWriter;
import org.yushi.local.Command.Result;
import org.yushi.local.database.Sql;
import org.yushi.local.services.PostgresService;
import org.yushi.local.services.RealServices;

/** The records of a ledger: which, of which moments, and never half a file. */
@RealServices
class AuditRecordsCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  private final PostgresService postgres;
  private String ledger = "";

  AuditRecordsCommandTest(PostgresService postgres) {
    this.postgres = postgres;
  }

  /**
   * One alert that stands, one that ended and was explained afterwards, one that was retracted. The
   * first was issued in the last quarter hour of February where it is, and after one of March.
   */
  @BeforeEach
  void threeAlerts() throws Exception {
    ledger = postgres.newDatabase();
    DatabaseAddress address = DatabaseAddress.of(ledger);
    LedgerSchema.migrate(address);
    AlertText stands = AlertText.overdue("a".repeat(20), "c1", "2026-02-28T23:50:00.000+08:00");
    AlertText ended = AlertText.overdue("b".repeat(20), "c2", "2026-03-02T09:00:00.000+08:00");
    AlertText retracted = AlertText.overdue("c".repeat(20), "c3", "2026-03-03T09:00:00.000+08:00");
    AlertText end =
        ended
            .next(2, "ENDED", "ENDED", "2026-04-01T10:00:00.000+08:00")
            .with("until", "2026-03-31T16:00:00.000+08:00");
    List<AlertText> revisions =
        List.of(
            ended,
            stands,
            retracted,
            end,
            end.next(3, "RESTATED", "ENDED", "2026-04-02T11:00:00.000+08:00"),
            retracted.next(2, "RETRACTED", "RETRACTED", "2026-04-03T12:00:00.000+08:00"));
    List<Entry> entries = new ArrayList<>();
    for (AlertText each : revisions) {
      entries.add(new Entry(Entry.Kind.REVISION, "alerts", 0, entries.size(), "key", each.json()));
    }
    try (LedgerWriter writer = LedgerWriter.open(address)) {
      writer.write(entries, List.of());
    }
  }

  private Path out() {
    return folder.resolve("new/records");
  }

  private Result records(Object... more) {
    List<Object> words = new ArrayList<>(List.of("audit", "records", "--ledger", ledger));
    words.addAll(List.of("--out", out()));
    words.addAll(List.of(more));
    return yushi(words.toArray());
  }

  private List<String> written(String field) throws Exception {
    List<String> values = new ArrayList<>();
    for (String line : Files.readAllLines(out())) {
      values.add(JSON.readTree(line).path(field).asText());
    }
    return values;
  }

  @Test
  void alertsAsTheyStandById() throws Exception {
    Result result = records("--format", "json");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).contains("写出 2 条电子监察记录");
    assertThat(written("办件编号")).containsExactly("c1", "c2");
    assertThat(written("监察结果描述").get(1)).startsWith("已结束").endsWith("至2026-03-31 16:00:00止");
  }

  @Test
  void theStateAroseWhenItChangedAndNotWhenItWasExplained() throws Exception {
    records("--format", "json", "--all");

    assertThat(written("督办发出时间"))
        .containsExactly(
            "2026-02-28T23:50:00+08:00", "2026-03-02T09:00:00+08:00", "2026-03-03T09:00:00+08:00");
    assertThat(written("状态产生时间"))
        .containsExactly(
            "2026-02-28T23:50:00+08:00", "2026-04-01T10:00:00+08:00", "2026-04-03T12:00:00+08:00");
    assertThat(written("监察结果描述").get(2)).startsWith("已撤回");
  }

  @Test
  void theMonthIsThatOfTheIssueWhereItWasIssued() throws Exception {
    records("--format", "json", "--month", "2026-02");
    assertThat(written("办件编号")).containsExactly("c1");
    records("--format", "json", "--month", "2026-03", "--all");
    assertThat(written("办件编号")).containsExactly("c2", "c3");
    records("--format", "json", "--month", "2026-04");
    assertThat(written("办件编号")).isEmpty();
  }

  @Test
  void csvHasTheNamesOfTheStandardEvenIfNothingFollows() throws Exception {
    assertThat(records("--format", "csv").exitCode()).isZero();
    assertThat(Files.readAllLines(out()))
        .hasSize(3)
        .first()
        .isEqualTo(String.join(",", SupervisionRecord.NAMES));
    records("--format", "CSV", "--month", "2020-01");
    assertThat(Files.readAllLines(out())).hasSize(1);
  }

  @Test
  void namesComeFromAnotherRulebook() throws Exception {
    Path rulebook = Path.of("..", "examples", "boston311", "rulebook");
    records("--format", "json", "--rulebook", rulebook);
    assertThat(written("责任部门")).containsOnly("D-MKT");
    assertThat(records("--format", "json", "--rulebook", folder).exitCode()).isEqualTo(2);
  }

  @Test
  void aLongCaseNumberIsKeptAndTold() throws Exception {
    Sql.run(
        ledger, "update revision set body = replace(body, '\"c1\"', '\"" + "x".repeat(51) + "\"')");

    Result result = records("--format", "json");

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).contains("其中 1 条", "longer than 50");
    assertThat(written("办件编号")).contains("x".repeat(51));
  }

  @Test
  void neverHalfAFile() throws Exception {
    records("--format", "json");
    byte[] before = Files.readAllBytes(out());
    Sql.run(ledger, "update revision set body = replace(body, 'RED', 'GREEN') where position = 2");

    Result result = records("--format", "json");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("a".repeat(20), "GREEN", "audit verify");
    assertThat(out()).hasBinaryContent(before);
    try (var files = Files.list(out().resolveSibling("."))) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void wrongInputIsNamed() {
    assertThat(records("--format", "xml").exitCode()).isEqualTo(2);
    assertThat(records("--format", "csv", "--month", "March").err()).contains("YYYY-MM");
    Result noTables =
        yushi(
            "audit",
            "records",
            "--ledger",
            postgres.newDatabase(),
            "--format",
            "csv",
            "--out",
            out());
    assertThat(noTables.exitCode()).isEqualTo(2);
    assertThat(noTables.err()).contains("账本不可用");
    Result toFolder =
        yushi("audit", "records", "--ledger", ledger, "--format", "csv", "--out", folder);
    assertThat(toFolder.err()).contains("expected a file");
    assertThat(out()).doesNotExist();
  }
}
