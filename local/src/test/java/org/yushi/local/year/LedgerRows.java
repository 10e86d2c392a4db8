package org.yushi.local.year;

import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.yushi.ledger.DatabaseAddress;
import org.yushi.ledger.Grouping;
import org.yushi.ledger.LedgerBook;
import org.yushi.ledger.MonthlyRow;
import org.yushi.tally.Contribution.Counted;
import org.yushi.tally.Figures;
import org.yushi.tally.Measure;
import org.yushi.tally.Minutes;

/** The rows of a ledger in the form in which the plain reader gives them. */
final class LedgerRows {
  private LedgerRows() {}

  static PlainRows of(DatabaseAddress ledger, List<YearMonth> months, Instant knownBy)
      throws SQLException {
    SortedMap<RowKey, SortedMap<String, Long>> rows = new TreeMap<>();
    SortedMap<FeedKey, SortedMap<String, Long>> feeds = new TreeMap<>();
    try (LedgerBook book = LedgerBook.open(ledger)) {
      for (YearMonth month : months) {
        for (MonthlyRow row : book.rows().of(month, knownBy, List.of(), EnumSet.of(Grouping.ROW))) {
          rows.put(key(month, row.counted()), figures(row.figures()));
        }
        for (LedgerBook.FeedRow feed : book.feeds(month, knownBy)) {
          SortedMap<String, Long> figures = new TreeMap<>();
          put(figures, "lateEntries", feed.lateEntries());
          put(figures, "corrections", feed.corrections());
          feeds.put(new FeedKey(feed.source(), month), figures);
        }
      }
    }
    return new PlainRows(rows, feeds);
  }

  private static RowKey key(YearMonth month, Counted counted) {
    return new RowKey(
        month,
        counted.region(),
        counted.centre(),
        counted.department(),
        counted.window(),
        counted.item(),
        counted.channel(),
        counted.agentPoint());
  }

  private static SortedMap<String, Long> figures(Figures figures) {
    SortedMap<String, Long> named = new TreeMap<>();
    for (Measure measure : Measure.values()) {
      put(named, camelCase(measure.column()), figures.of(measure));
    }
    put(named, "worked", figures.worked());
    put(named, "promised", figures.promised());
    put(named, "statutory", figures.statutory());
    return named;
  }

  private static void put(SortedMap<String, Long> figures, String name, Minutes minutes) {
    put(figures, name + "Count", minutes.count());
    put(figures, name + "Sum", minutes.sum());
    put(figures, name + "Median", minutes.median());
    put(figures, name + "P90", minutes.p90());
  }

  private static void put(SortedMap<String, Long> figures, String name, long figure) {
    if (figure != 0) {
      figures.put(name, figure);
    }
  }

  private static String camelCase(String column) {
    StringBuilder name = new StringBuilder();
    for (String word : column.split("_", -1)) {
      name.append(
          name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return name.toString();
  }
}
