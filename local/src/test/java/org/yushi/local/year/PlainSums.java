package org.yushi.local.year;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Figures being added up.
 *
 * @param <K> what a row is of
 */
final class PlainSums<K extends Comparable<K>> {
  private final Map<K, SortedMap<String, Long>> sums = new HashMap<>();
  private final Map<K, Map<String, List<Long>>> values = new HashMap<>();

  /** Adds to a figure. */
  void add(K row, String figure, long value) {
    sums.computeIfAbsent(row, key -> new TreeMap<>()).merge(figure, value, Long::sum);
  }

  /** Takes note of one value of a distribution. */
  void value(K row, String name, long value) {
    values
        .computeIfAbsent(row, key -> new HashMap<>())
        .computeIfAbsent(name, key -> new ArrayList<>())
        .add(value);
  }

  /** The figures that are not 0. */
  SortedMap<K, SortedMap<String, Long>> figures() {
    SortedMap<K, SortedMap<String, Long>> figures = new TreeMap<>();
    sums.forEach((row, each) -> figures.put(row, new TreeMap<>(each)));
    values.forEach(
        (row, each) -> {
          SortedMap<String, Long> figuresOfRow = figures.computeIfAbsent(row, k -> new TreeMap<>());
          each.forEach((name, all) -> figuresOfRow.putAll(distribution(name, all)));
        });
    figures.values().forEach(row -> row.values().removeIf(value -> value == 0));
    figures.values().removeIf(Map::isEmpty);
    return figures;
  }

  private static Map<String, Long> distribution(String name, List<Long> values) {
    return Map.of(
        name + "Count", (long) values.size(),
        name + "Sum", values.stream().mapToLong(Long::longValue).sum(),
        name + "Median", nearestRank(values, 50),
        name + "P90", nearestRank(values, 90));
  }

  /** The smallest value that at least so many percent do not exceed. */
  static long nearestRank(List<Long> values, int percent) {
    List<Long> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    for (int i = 0; i < sorted.size(); i++) {
      if ((i + 1) * 100L >= percent * (long) sorted.size()) {
        return sorted.get(i);
      }
    }
    throw new IllegalArgumentException("no values");
  }
}
