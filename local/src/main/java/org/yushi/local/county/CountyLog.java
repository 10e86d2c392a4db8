package org.yushi.local.county;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.yushi.casework.CaseEvent;
import org.yushi.casework.CaseEventWriter;

/**
 * The log as it arrives: late, some events twice, some lines broken, some not theirs to send, and a
 * sign of life where a feed would otherwise be silent for too long.
 *
 * @param events the events that are to be taken in, in no order
 * @param lines all lines, in order of arrival
 * @param broken how many lines are no events
 * @param refused how many events come from a feed that may not speak for their place
 */
record CountyLog(List<CaseEvent> events, List<LogLine> lines, int broken, int refused) {
  private static final int ONE_IN_TWICE = 30;
  private static final Duration APART = Duration.ofMillis(100);

  static CountyLog of(
      List<CaseEvent> told, List<CaseEvent> refused, List<Silence> silences, Random random) {
    List<CaseEvent> events = withDuplicates(told, random);
    for (Silence silence : silences) {
      events = heldBack(events, silence);
    }
    events.addAll(Heartbeats.between(events, silences));
    Collections.shuffle(events, random);

    CaseEventWriter writer = new CaseEventWriter(DeskTime.OFFSET);
    List<LogLine> lines = new ArrayList<>();
    events.forEach(event -> lines.add(line(event, writer)));
    refused.forEach(event -> lines.add(line(event, writer)));
    List<String> broken = BrokenLines.all();
    for (String text : broken) {
      Instant arrival = new DeskTime(random.nextInt(Plot.LAST_DAY), 0).at(10, 0).instant();
      lines.add(new LogLine(Feed.CENTRE.source(), "", arrival, text));
    }
    lines.sort(Comparator.comparing(LogLine::arrival));
    return new CountyLog(List.copyOf(events), List.copyOf(lines), broken.size(), refused.size());
  }

  private static LogLine line(CaseEvent event, CaseEventWriter writer) {
    String source = event.source() == null ? "" : event.source();
    String key = event.caseId() == null ? "" : event.caseId();
    return new LogLine(source, key, event.knownAt(), writer.write(event));
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

  /** What a feed could not send while it was cut off arrives in its order once it is back. */
  private static List<CaseEvent> heldBack(List<CaseEvent> events, Silence silence) {
    List<CaseEvent> arriving = new ArrayList<>();
    List<CaseEvent> held = new ArrayList<>();
    events.forEach(event -> (silence.swallows(event) ? held : arriving).add(event));
    held.sort(Comparator.comparing(CaseEvent::knownAt));
    Instant arrival = silence.back().instant();
    for (CaseEvent event : held) {
      arrival = arrival.plus(APART);
      arriving.add(event.knownAt(arrival));
    }
    return arriving;
  }
}
