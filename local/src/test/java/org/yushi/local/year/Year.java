package org.yushi.local.year;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * The events of a year in the shipped county, made up from a seed: lines of JSON in the order in
 * which they became known.
 *
 * <p>Cases begin on the days of 2026; what becomes known after the tenth day of 2027 is left out.
 * Two years of one seed and size are the same.
 */
final class Year {
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final int DAYS = 365;
  private static final int CASES_PER_PATROL = 40;
  private static final double CLOSED_DAYS = 0.06;

  /** Nothing of a case is known so long before it begins. */
  private static final Duration AHEAD = Duration.ofDays(15);

  private final long seed;
  private final int cases;
  private final County county;
  private final Instant earliest;
  private final Instant latest;

  private record Told(DraftEvent event, long number) {}

  private Year(long seed, int cases) {
    this.seed = seed;
    this.cases = cases;
    county = County.shipped();
    earliest = FIRST.atStartOfDay(county.calendar().zone()).toInstant();
    latest = LocalDate.of(2027, 1, 11).atStartOfDay(county.calendar().zone()).toInstant();
  }

  /** A year of so many cases. */
  static Year of(long seed, int cases) {
    return new Year(seed, cases);
  }

  /** Writes the lines; what they contain. */
  Varieties writeTo(Writer out) {
    return forEach(
        line -> {
          try {
            out.write(line);
            out.write('\n');
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** All lines, for a small year. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    forEach(lines::add);
    return lines;
  }

  /** Hands out the lines one by one; what they contain. */
  Varieties forEach(Consumer<String> lines) {
    Varieties varieties = new Varieties();
    PriorityQueue<Told> waiting =
        new PriorityQueue<>(
            Comparator.<Told, Instant>comparing(told -> told.event().known())
                .thenComparing(Told::number));
    long number = 0;
    Instant[] starts = starts();
    for (int i = 0; i < cases; i++) {
      release(waiting, starts[i].minus(AHEAD), lines);
      Chance chance = new Chance(seed * 1_000_003L + i);
      List<DraftEvent> events = new ArrayList<>(tell(i, starts[i], chance, varieties));
      if (i % CASES_PER_PATROL == 0) {
        events.addAll(new Patrols(chance, varieties).find("p" + i, starts[i]));
      }
      for (DraftEvent event : events) {
        if (event.known().isBefore(latest) && event.at().isBefore(latest)) {
          waiting.add(new Told(event, number++));
        } else {
          varieties.note(Variety.NOT_KNOWN_IN_TIME);
        }
      }
    }
    release(waiting, latest, lines);
    return varieties;
  }

  private static void release(PriorityQueue<Told> waiting, Instant before, Consumer<String> lines) {
    for (Told next = waiting.peek();
        next != null && next.event().known().isBefore(before);
        next = waiting.peek()) {
      lines.accept(waiting.remove().event().line());
    }
  }

  /** When the cases begin, in order: mostly while the offices are open. */
  private Instant[] starts() {
    Chance chance = new Chance(seed);
    OfficeTimes times = new OfficeTimes(county.calendar(), chance);
    double[] weights = new double[DAYS];
    for (int i = 0; i < DAYS; i++) {
      weights[i] = OfficeTimes.working(county.calendar(), FIRST.plusDays(i)) ? 1 : CLOSED_DAYS;
    }
    Instant[] starts = new Instant[cases];
    for (int i = 0; i < cases; i++) {
      LocalDate day = FIRST.plusDays(chance.weighted(weights));
      starts[i] = chance.percent(96) ? times.during(day) : times.anyTime(day);
    }
    Arrays.sort(starts);
    return starts;
  }

  private List<DraftEvent> tell(int i, Instant start, Chance chance, Varieties varieties) {
    CasePlace place = CasePlace.draw(county, chance, varieties);
    DraftCase draft =
        new DraftCase(
            String.format(Locale.ROOT, "Y26-%06d", i),
            earliest,
            place.source(),
            county.rulebook().feeds().lag(place.source()),
            chance,
            new OfficeTimes(county.calendar(), chance),
            varieties);
    new CaseStory(draft, place).tell(start);
    Telling telling = new Telling(chance, varieties);
    telling.tell(draft.events());
    new CaseCorrections(draft, place).correct();
    telling.tell(draft.events());
    new Retelling(chance, varieties).retell(draft.events());
    return draft.events();
  }
}
