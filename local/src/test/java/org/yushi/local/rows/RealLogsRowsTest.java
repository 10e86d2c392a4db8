package org.yushi.local.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yushi.ledger.DatabaseAddress;
import org.yushi.ledger.Grouping;
import org.yushi.ledger.LedgerBook;
import org.yushi.ledger.LedgerSchema;
import org.yushi.ledger.MonthlyRow;
import org.yushi.local.Command;
import org.yushi.local.RealLogs;
import org.yushi.local.replay.ReplayRun;
import org.yushi.local.services.PostgresService;
import org.yushi.local.services.RealServices;
import org.yushi.rulebook.RulebookBundle;
import org.yushi.tally.Measure;

/**
 * Received, decided, late, open and open late of two real logs, by department and month, equal a
 * count straight from the raw log: as known at the end of the log, and as known at instants before.
 */
@RealServices
@Tag("figures")
class RealLogsRowsTest {
  private static final Map<String, Measure> FIGURES =
      Map.of(
          "received", Measure.RECEIVED,
          "decided", Measure.DECIDED,
          "late", Measure.LATE,
          "open", Measure.OPEN,
          "openLate", Measure.OPEN_LATE);

  @TempDir Path folder;

  private final PostgresService postgres;

  RealLogsRowsTest(PostgresService postgres) {
    this.postgres = postgres;
  }

  @Test
  void receipt() throws Exception {
    Path log = RealLogs.folder().resolve("receipt/receipt.xes.gz");
    ZoneId zone = ZoneId.of("Europe/Amsterdam");
    List<RawCase> cases = RawReceipt.cases(log);
    assertThat(cases).hasSize(1_434);
    Instant end = at("2012-01-24T00:00:00+01:00");
    DatabaseAddress ledger = ledger("receipt", log, end);
    assertSame(cases, zone, ledger, end, new Sums(1_434, 1_329, 377, 105, 39));
    assertSame(
        cases, zone, ledger, at("2011-07-01T00:00:00+02:00"), new Sums(939, 711, 200, 228, 44));
    assertSame(cases, zone, ledger, at("2011-05-17T11:23:45.678+02:00"), null);
  }

  @Test
  void boston() throws Exception {
    Path log = RealLogs.folder().resolve("boston311/requests-2011h2.csv.gz");
    ZoneId zone = ZoneId.of("America/New_York");
    List<RawCase> cases = RawBoston.cases(log);
    assertThat(cases).hasSize(29_004);
    Instant end = at("2019-10-31T15:25:56-04:00");
    DatabaseAddress ledger = ledger("boston311", log, end);
    assertSame(cases, zone, ledger, end, new Sums(29_004, 27_172, 4_097, 1_832, 1_714));
    assertSame(
        cases,
        zone,
        ledger,
        at("2012-01-01T00:00:00-05:00"),
        new Sums(29_004, 24_012, 2_482, 4_992, 2_327));
    assertSame(
        cases,
        zone,
        ledger,
        at("2011-10-01T00:00:00-04:00"),
        new Sums(15_823, 12_436, 1_112, 3_387, 1_003));
    assertSame(cases, zone, ledger, at("2011-10-17T12:33:28-04:00"), null);
  }

  private DatabaseAddress ledger(String example, Path log, Instant end) throws Exception {
    Path examples = Path.of("..", "examples", example);
    Path events = folder.resolve("events.jsonl");
    Path key = Files.writeString(folder.resolve("key"), "a key for tests, not a secret");
    Command.Result imported =
        Command.yushi(
            "import", log,
            "--mapping", examples.resolve("mapping.yaml"),
            "--key-file", key,
            "--out", events);
    assertThat(imported.exitCode()).as(imported.err()).isZero();
    DatabaseAddress ledger = DatabaseAddress.of(postgres.newDatabase());
    LedgerSchema.migrate(ledger);
    ReplayRun.of(
            List.of(events),
            RulebookBundle.read(examples.resolve("rulebook")),
            end,
            folder.resolve("out"))
        .into(ledger)
        .run();
    return ledger;
  }

  /**
   * What the answers beside the log (expected-totals.json) say as of an instant, all departments
   * together: so that the count itself is held to something.
   *
   * @param open open at that instant
   * @param openLate of these, past due
   */
  private record Sums(long received, long decided, long late, long open, long openLate) {}

  private static void assertSame(
      List<RawCase> cases,
      ZoneId zone,
      DatabaseAddress ledger,
      Instant knownBy,
      @Nullable Sums answers)
      throws SQLException {
    SortedMap<String, Long> expected = new RawCount(zone, knownBy).of(cases);
    if (answers != null) {
      String last = YearMonth.from(knownBy.atZone(zone)).toString();
      assertThat(
              new Sums(
                  sum(expected, "", "received"),
                  sum(expected, "", "decided"),
                  sum(expected, "", "late"),
                  sum(expected, last, "open"),
                  sum(expected, last, "openLate")))
          .isEqualTo(answers);
    }
    assertThat(differences(expected, found(ledger, months(cases, zone, knownBy), knownBy)))
        .as("as known by " + knownBy)
        .isEmpty();
  }

  private static SortedMap<String, Long> found(
      DatabaseAddress ledger, List<YearMonth> months, Instant knownBy) throws SQLException {
    SortedMap<String, Long> found = new TreeMap<>();
    try (LedgerBook book = LedgerBook.open(ledger)) {
      for (YearMonth month : months) {
        for (MonthlyRow row :
            book.rows().of(month, knownBy, List.of(), EnumSet.of(Grouping.DEPARTMENT))) {
          FIGURES.forEach(
              (name, measure) -> {
                long figure = row.figures().of(measure);
                if (figure != 0) {
                  found.put(month + " " + row.counted().department() + " " + name, figure);
                }
              });
        }
      }
    }
    return found;
  }

  /** From a year before the first registration to the month of an instant. */
  private static List<YearMonth> months(List<RawCase> cases, ZoneId zone, Instant knownBy) {
    Instant first = cases.stream().map(RawCase::begun).min(Instant::compareTo).orElseThrow();
    List<YearMonth> months = new ArrayList<>();
    YearMonth last = YearMonth.from(knownBy.atZone(zone));
    for (YearMonth month = YearMonth.from(first.atZone(zone)).minusYears(1);
        !month.isAfter(last);
        month = month.plusMonths(1)) {
      months.add(month);
    }
    return months;
  }

  private static List<String> differences(
      SortedMap<String, Long> expected, SortedMap<String, Long> found) {
    Set<String> cells = new LinkedHashSet<>(expected.keySet());
    cells.addAll(found.keySet());
    List<String> differences = new ArrayList<>();
    for (String cell : cells) {
      long want = expected.getOrDefault(cell, 0L);
      long have = found.getOrDefault(cell, 0L);
      if (want != have) {
        differences.add(cell + ": raw log " + want + ", ledger " + have);
      }
    }
    return differences;
  }

  private static long sum(SortedMap<String, Long> counts, String month, String figure) {
    return counts.entrySet().stream()
        .filter(each -> each.getKey().startsWith(month))
        .filter(each -> each.getKey().endsWith(" " + figure))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private static Instant at(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }
}
