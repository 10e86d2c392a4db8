package org.yushi.local.year;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.yushi.ledger.DatabaseAddress;
import org.yushi.rulebook.Rulebook;

/** In which cells a ledger differs from what a plain reader counts in a file of events. */
public final class RowDifferences {
  private static final YearMonth FIRST = YearMonth.of(2025, 11);
  private static final int MOST_SHOWN = 20;

  private final PlainFile file;
  private final Rulebook rulebook;
  private final DatabaseAddress ledger;

  private RowDifferences(PlainFile file, Rulebook rulebook, DatabaseAddress ledger) {
    this.file = file;
    this.rulebook = rulebook;
    this.ledger = ledger;
  }

  /** Of a file of events, one JSON object a line, and a ledger. */
  public static RowDifferences between(Path events, Rulebook rulebook, DatabaseAddress ledger) {
    try (Stream<String> lines = Files.lines(events)) {
      return new RowDifferences(new PlainFile(lines), rulebook, ledger);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines of a made-up year whose events happened before an instant. */
  public static List<String> linesOfAYear(long seed, int cases, Instant until) {
    return Year.of(seed, cases).lines().stream()
        .filter(line -> PlainEvent.of(line).at().isBefore(until))
        .toList();
  }

  /** The first cells that differ as known by an instant, and how many there are. */
  public List<String> asKnownBy(Instant knownBy) throws SQLException {
    PlainRows expected = PlainRows.of(file, rulebook, knownBy);
    if (expected.rows().isEmpty()) {
      return List.of("nothing is expected at all");
    }
    PlainRows found = LedgerRows.of(ledger, months(knownBy), knownBy);
    List<String> differences = new ArrayList<>();
    compare(expected.rows(), found.rows(), differences);
    compare(expected.feeds(), found.feeds(), differences);
    return shown(differences);
  }

  /**
   * The first cells of alerts that differ as known by an instant.
   *
   * @param revisions every revision, one JSON object a line
   */
  List<String> ofAlertsAsKnownBy(Path revisions, Instant knownBy) throws IOException, SQLException {
    var expected = PlainAlerts.of(revisions, file, rulebook, knownBy);
    if (expected.isEmpty()) {
      return List.of("no alert is expected at all");
    }
    List<String> differences = new ArrayList<>();
    compare(expected, PlainAlerts.of(ledger, months(knownBy), knownBy), differences);
    return shown(differences);
  }

  private static List<String> shown(List<String> differences) {
    if (differences.size() <= MOST_SHOWN) {
      return differences;
    }
    List<String> shown = new ArrayList<>(differences.subList(0, MOST_SHOWN));
    shown.add(differences.size() + " cells differ in all");
    return shown;
  }

  private static List<YearMonth> months(Instant knownBy) {
    List<YearMonth> months = new ArrayList<>();
    YearMonth last = YearMonth.from(knownBy.atOffset(ZoneOffset.ofHours(8)));
    for (YearMonth month = FIRST; !month.isAfter(last); month = month.plusMonths(1)) {
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
