package org.yushi.local.county;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.yushi.casework.CaseEvent;
import org.yushi.casework.CaseEventWriter;

/**
 * The log as it arrives: in no order, some events twice, some lines broken.
 *
 * @param events the events in order of arrival
 * @param lines the same as text, broken lines among them
 * @param broken how many lines are broken
 */
record CountyLog(List<CaseEvent> events, List<String> lines, int broken) {
  private static final int ONE_IN_TWICE = 30;

  static CountyLog of(List<CaseEvent> told, Random random) {
    List<CaseEvent> events = withDuplicates(told, random);
    Collections.shuffle(events, random);
    CaseEventWriter writer = new CaseEventWriter(DeskTime.OFFSET);
    List<String> lines = new ArrayList<>(events.stream().map(writer::write).toList());
    List<String> broken = BrokenLines.all();
    for (String line : broken) {
      lines.add(random.nextInt(lines.size() + 1), line);
    }
    return new CountyLog(List.copyOf(events), List.copyOf(lines), broken.size());
  }

  /** Some are sent a second time, at once or days later. */
  private static List<CaseEvent> withDuplicates(List<CaseEvent> told, Random random) {
    List<CaseEvent> events = new ArrayList<>(told);
    for (CaseEvent event : told) {
      if (random.nextInt(ONE_IN_TWICE) == 0) {
        Duration later = Duration.ofMinutes(random.nextBoolean() ? 0 : random.nextInt(5_000));
        events.add(later.isZero() ? event : event.knownAt(event.knownAt().plus(later)));
      }
    }
    return events;
  }
}
