package org.yushi.local.year;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.yushi.rulebook.Rulebook;

/**
 * The monthly rows of a file of events, counted the plain way: every case is read whole, and every
 * definition of docs/reference/monthly-rows.md is a few lines.
 *
 * @param rows figures other than 0, by their names, of every place and month
 * @param feeds the same of every feed and month
 */
record PlainRows(
    SortedMap<RowKey, SortedMap<String, Long>> rows,
    SortedMap<FeedKey, SortedMap<String, Long>> feeds) {

  /** The rows of lines as known by an instant. */
  static PlainRows of(Stream<String> lines, Rulebook rulebook, Instant knownBy) {
    return of(new PlainFile(lines), rulebook, knownBy);
  }

  /** The rows of a file as known by an instant; a file that is read once can be asked often. */
  static PlainRows of(PlainFile file, Rulebook rulebook, Instant knownBy) {
    PlainSums<RowKey> rows = new PlainSums<>();
    PlainSums<FeedKey> feeds = new PlainSums<>();
    for (List<String> lines : file.cases()) {
      PlainCase one = new PlainCase(read(lines), knownBy);
      PlainPlace place = PlainPlace.of(one, rulebook);
      new PlainFigures(one, place, rulebook, rows).count();
      PlainFeeds.count(one, place.calendar(), rulebook.feeds(), feeds);
    }
    for (List<String> lines : file.windows()) {
      List<PlainEvent> known =
          read(lines).stream().filter(each -> !each.knownAt().isAfter(knownBy)).toList();
      for (PlainEvent event : PlainCase.settled(known).values()) {
        if (event.is("PATROL_FINDING")) {
          PlainPlace place = PlainPlace.ofWindow(event, rulebook);
          rows.add(place.row(PlainFigures.month(event.at(), place)), "patrolFindings", 1);
        }
      }
    }
    return new PlainRows(rows.figures(), feeds.figures());
  }

  private static Collection<PlainEvent> read(List<String> lines) {
    return lines.stream().map(PlainEvent::of).toList();
  }

  /** One figure added up over all rows. */
  long sum(String figure) {
    return rows.values().stream().mapToLong(row -> row.getOrDefault(figure, 0L)).sum();
  }

  /** All figures but medians and percentiles added up over all rows. */
  SortedMap<String, Long> sums() {
    SortedMap<String, Long> sums = new TreeMap<>();
    for (Map<String, Long> row : rows.values()) {
      row.forEach(
          (figure, value) -> {
            if (!figure.endsWith("Median") && !figure.endsWith("P90")) {
              sums.merge(figure, value, Long::sum);
            }
          });
    }
    return sums;
  }
}
