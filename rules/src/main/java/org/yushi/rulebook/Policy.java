package org.yushi.rulebook;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which level and threshold a rule's grade has: the most specific row wins. A row that names the
 * centre is more specific than any that does not, then one that names the item, then the item kind,
 * then the grade.
 */
public final class Policy {
  /**
   * One row of policy.csv.
   *
   * @param rule rule id
   * @param grade grade, or {@code *}
   * @param itemKind item kind's name, or {@code *}
   * @param item item, or {@code *}
   * @param centre centre, or {@code *}
   * @param threshold parameters for the rule
   * @param level level of an alert
   * @param audience who sees it
   * @param confirm whether a person must confirm it before it is issued
   * @param warning how people are warned
   * @param validity when the row holds
   */
  public record Row(
      String rule,
      String grade,
      String itemKind,
      String item,
      String centre,
      Threshold threshold,
      Level level,
      String audience,
      boolean confirm,
      Warning warning,
      Validity validity) {

    /** What holds where a policy says nothing of a grade. */
    static Row standard(String rule, String grade, Level level, Validity always) {
      return new Row(
          rule,
          grade,
          "*",
          "*",
          "*",
          Threshold.NONE,
          level,
          "",
          false,
          Warning.usual(level),
          always);
    }

    Key key() {
      return new Key(rule, grade, itemKind, item, centre);
    }
  }

  /**
   * How people are warned.
   *
   * @param urgent at any hour
   * @param toDepartment after how long without an answer the department is told, or null for never
   * @param toInspection after how long without an answer the inspection office is told, or null for
   *     never
   */
  public record Warning(
      boolean urgent, @Nullable OfficeSpan toDepartment, @Nullable OfficeSpan toInspection) {
    private static final OfficeSpan FOUR_HOURS = new OfficeSpan(0, Duration.ofHours(4));
    private static final OfficeSpan ONE_DAY = new OfficeSpan(1, Duration.ZERO);

    /** What holds where the policy does not say: only a red goes up. */
    public static Warning usual(Level level) {
      return level == Level.RED
          ? new Warning(false, FOUR_HOURS, ONE_DAY)
          : new Warning(false, null, null);
    }
  }

  record Key(String rule, String grade, String itemKind, String item, String centre) {
    int mask() {
      return bit(centre, 8) | bit(item, 4) | bit(itemKind, 2) | bit(grade, 1);
    }

    private static int bit(String value, int bit) {
      return value.equals("*") ? 0 : bit;
    }

    Key masked(int mask) {
      return new Key(
          rule,
          (mask & 1) != 0 ? grade : "*",
          (mask & 2) != 0 ? itemKind : "*",
          (mask & 4) != 0 ? item : "*",
          (mask & 8) != 0 ? centre : "*");
    }
  }

  private final Map<Key, List<Row>> rows = new HashMap<>();
  private final int[] masks;

  /** A policy of these rows. */
  public Policy(List<Row> all) {
    Set<Integer> used = new TreeSet<>(Comparator.reverseOrder());
    for (Row row : all) {
      rows.computeIfAbsent(row.key(), key -> new ArrayList<>()).add(row);
      used.add(row.key().mask());
    }
    masks = used.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The row that holds, or null if the policy says nothing. */
  public @Nullable Row find(
      String rule,
      String grade,
      @Nullable ItemKind kind,
      @Nullable String item,
      @Nullable String centre,
      LocalDate day) {
    Key wanted =
        new Key(
            rule,
            grade,
            kind == null ? "" : kind.name(),
            item == null ? "" : item,
            centre == null ? "" : centre);
    for (int mask : masks) {
      for (Row row : rows.getOrDefault(wanted.masked(mask), List.of())) {
        if (row.validity().on(day)) {
          return row;
        }
      }
    }
    return null;
  }
}
