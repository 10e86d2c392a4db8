package org.yushi.local.year;

import java.time.YearMonth;
import java.util.Comparator;

/** Which row a figure stands in. What is not known is empty, never null. */
record RowKey(
    YearMonth month,
    String region,
    String centre,
    String department,
    String window,
    String item,
    String channel,
    String agentPoint)
    implements Comparable<RowKey> {
  private static final Comparator<RowKey> ORDER =
      Comparator.comparing(RowKey::month)
          .thenComparing(RowKey::region)
          .thenComparing(RowKey::centre)
          .thenComparing(RowKey::department)
          .thenComparing(RowKey::window)
          .thenComparing(RowKey::item)
          .thenComparing(RowKey::channel)
          .thenComparing(RowKey::agentPoint);

  @Override
  public int compareTo(RowKey other) {
    return ORDER.compare(this, other);
  }
}
