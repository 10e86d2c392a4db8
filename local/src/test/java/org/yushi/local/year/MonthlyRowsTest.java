package org.yushi.local.year;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yushi.ledger.DatabaseAddress;
import org.yushi.ledger.LedgerSchema;
import org.yushi.local.replay.ReplayRun;
import org.yushi.local.services.PostgresService;
import org.yushi.local.services.RealServices;
import org.yushi.rulebook.Rulebook;
import org.yushi.rulebook.RulebookBundle;
import org.yushi.rulebook.RulebookLoader;

/**
 * Every cell of every monthly row of a year equals what a plain reader of the file of events
 * counts, as known at the end and as known at instants before.
 *
 * <p>{@code -Dyushi.year=300000} sets how many cases the year has, {@code -Dyushi.year.seed} which
 * year it is.
 */
@RealServices
class MonthlyRowsTest {
  private static final int CASES = Integer.getInteger("yushi.year", 6_000);
  private static final long SEED = Long.getLong("yushi.year.seed", 1);
  private static final Instant END = Instant.parse("2027-01-10T16:00:00Z");

  private final PostgresService postgres;

  MonthlyRowsTest(PostgresService postgres) {
    this.postgres = postgres;
  }

  @Test
  void ofAReplayedYear(@TempDir Path folder) throws Exception {
    Path events = folder.resolve("events.jsonl");
    try (Writer out = Files.newBufferedWriter(events)) {
      Year.of(SEED, CASES).writeTo(out);
    }
    DatabaseAddress ledger = DatabaseAddress.of(postgres.newDatabase());
    LedgerSchema.migrate(ledger);
    RulebookBundle bundle = RulebookBundle.shipped("county");
    ReplayRun.of(List.of(events), bundle, END, folder.resolve("out")).into(ledger).run();

    Rulebook rulebook = RulebookLoader.load(bundle);
    PlainFile file = read(events);
    for (Instant knownBy :
        List.of(
            END,
            Instant.parse("2026-04-03T01:00:00Z"),
            Instant.parse("2026-07-15T03:12:00Z"),
            Instant.parse("2026-11-04T01:00:00Z"))) {
      assertThat(differences(PlainRows.of(file, rulebook, knownBy), ledger, knownBy))
          .as("as known by " + knownBy)
          .isEmpty();
    }
  }

  private static PlainFile read(Path events) {
    try (Stream<String> lines = Files.lines(events)) {
      return new PlainFile(lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first cells that differ, and how many there are. */
  private static List<String> differences(
      PlainRows expected, DatabaseAddress ledger, Instant knownBy) throws Exception {
    PlainRows found = LedgerRows.of(ledger, months(knownBy), knownBy);
    List<String> differences = new ArrayList<>();
    compare(expected.rows(), found.rows(), differences);
    compare(expected.feeds(), found.feeds(), differences);
    assertThat(expected.rows()).isNotEmpty();
    return differences.size() <= 20
        ? differences
        : Stream.concat(
                differences.stream().limit(20),
                Stream.of(differences.size() + " cells differ in all"))
            .toList();
  }

  private static List<YearMonth> months(Instant knownBy) {
    List<YearMonth> months = new ArrayList<>();
    YearMonth last = YearMonth.from(knownBy.atOffset(java.time.ZoneOffset.ofHours(8)));
    for (YearMonth month = YearMonth.of(2025, 11);
        !month.isAfter(last);
        month = month.plusMonths(1)) {
      months.add(month);
    }
    return months;
  }

  private static <K> void compare(
      Map<K, SortedMap<String, Long>> expected,
      Map<K, SortedMap<String, Long>> found,
      List<String> differences) {
    Map<K, SortedMap<String, Long>> all = new TreeMap<>(expected);
    found.forEach(all::putIfAbsent);
    for (K key : all.keySet()) {
      Map<String, Long> want = expected.getOrDefault(key, new TreeMap<>());
      Map<String, Long> have = found.getOrDefault(key, new TreeMap<>());
      Map<String, Long> figures = new TreeMap<>(want);
      figures.putAll(have);
      for (String figure : figures.keySet()) {
        long a = want.getOrDefault(figure, 0L);
        long b = have.getOrDefault(figure, 0L);
        if (a != b) {
          differences.add(key + " " + figure + ": expected " + a + ", found " + b);
        }
      }
    }
  }
}
