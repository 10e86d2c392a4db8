package org.yushi.local.year;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** When events become known: soon, late, too early, or after a source was silent for days. */
final class Telling {
  private static final Duration MOST_AHEAD = Duration.ofHours(20);
  private static final Set<String> PUNCTUAL =
      Set.of("CLOCK_STOPPED", "CLOCK_RESUMED", "EXTENDED", "SUPPLEMENT_REQUESTED", "CORRECTED");
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private record Silence(String source, Instant from, Instant to) {
    Silence(String source, String from, String to) {
      this(source, Instant.parse(from), Instant.parse(to));
    }
  }

  private static final List<Silence> SILENCES =
      List.of(
          new Silence("township", "2026-03-09T16:00:00Z", "2026-03-16T00:30:00Z"),
          new Silence("vertical", "2026-07-19T16:00:00Z", "2026-07-27T01:00:00Z"),
          new Silence("vertical", "2026-09-29T04:00:00Z", "2026-10-09T02:00:00Z"),
          new Silence("centre", "2026-11-28T04:00:00Z", "2026-12-03T03:30:00Z"),
          new Silence("township", "2026-12-28T01:00:00Z", "2027-01-06T01:00:00Z"));

  private final Chance chance;
  private final Varieties varieties;

  Telling(Chance chance, Varieties varieties) {
    this.chance = chance;
    this.varieties = varieties;
  }

  /** Lets every event become known for which that is not laid down yet. */
  void tell(List<DraftEvent> events) {
    for (DraftEvent event : events) {
      if (!event.told()) {
        tell(event);
      }
      Object source = event.get("source");
      silence(event, source == null ? "" : source.toString());
    }
  }

  private void tell(DraftEvent event) {
    Instant at = event.at();
    boolean punctual = PUNCTUAL.contains(event.type()) || event.get("promisedBy") != null;
    switch (punctual ? 0 : chance.weighted(93, 3, 1.6, 0.8, 0.8, 0.8)) {
      case 1 -> {
        event.known(at.plusSeconds(chance.between(86_400, 5 * 86_400)));
        varieties.note(Variety.DAYS_LATE);
      }
      case 2 -> {
        event.known(at.plusSeconds(chance.between(5 * 86_400, 40 * 86_400)));
        varieties.note(Variety.WEEKS_LATE);
      }
      case 3 -> {
        event.known(at.plusSeconds(chance.between(40 * 86_400, 160 * 86_400)));
        varieties.note(Variety.MONTHS_LATE);
      }
      case 4 -> {
        event.known(at.minusSeconds(chance.between(1, MOST_AHEAD.toSeconds())));
        varieties.note(Variety.KNOWN_BEFORE_IT_HAPPENED);
      }
      case 5 -> {
        event.knownUnsaid();
        varieties.note(Variety.KNOWN_WHEN_IT_HAPPENED);
      }
      default -> event.known(usual(at, event.get("source")));
    }
  }

  private Instant usual(Instant at, @Nullable Object source) {
    if ("vertical".equals(source)) {
      LocalDate night = LocalDate.ofInstant(at, ZONE).plusDays(1);
      Instant two = night.atTime(LocalTime.of(2, 0)).atZone(ZONE).toInstant();
      return two.plusMillis(chance.between(0, 3_600_000));
    }
    if ("township".equals(source)) {
      return at.plusMillis(chance.between(0, 7_200_000));
    }
    return chance.percent(15) ? at : at.plusMillis(chance.between(0, 600_000));
  }

  private void silence(DraftEvent event, String source) {
    for (Silence silence : SILENCES) {
      if (silence.source().equals(source)
          && event.saysKnown()
          && !event.known().isBefore(silence.from())
          && event.known().isBefore(silence.to())) {
        event.known(silence.to().plusMillis(chance.between(0, 1_800_000)));
        varieties.note(Variety.SILENT_FEED);
      }
    }
  }
}
