package org.yushi.local.importing;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yushi.casework.EventType;

/**
 * What an import did.
 *
 * @param files how many logs were read
 * @param rows rows of CSV files, traces, and those events of traces that the mapping asks for
 * @param skipped rows that the mapping leaves out
 * @param rejected rows that could not be converted
 * @param byType how many events of each type were written
 * @param repeated events whose id came before with the same content
 * @param conflicting events whose id came before with other content: the row key is too short
 * @param masked ID numbers in free text that were masked
 * @param firstReasons the first reasons for which rows were rejected
 * @param out the events
 * @param rejectedOut the rejected rows; exists only if there are any
 */
public record ImportSummary(
    int files,
    long rows,
    long skipped,
    long rejected,
    Map<EventType, Long> byType,
    long repeated,
    long conflicting,
    long masked,
    List<String> firstReasons,
    Path out,
    Path rejectedOut) {

  /** Takes copies of the collections. */
  public ImportSummary {
    byType = Collections.unmodifiableMap(new LinkedHashMap<>(byType));
    firstReasons = List.copyOf(firstReasons);
  }

  /** How many events were written. */
  public long events() {
    return byType.values().stream().mapToLong(Long::longValue).sum();
  }
}
