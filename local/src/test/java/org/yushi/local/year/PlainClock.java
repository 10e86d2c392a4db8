package org.yushi.local.year;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yushi.calendar.OfficeCalendar;
import org.yushi.rulebook.Feeds;

/** From where the clock of a case runs: acceptance, or receipt if nobody was told in five days. */
final class PlainClock {
  private static final int DAYS_TO_TELL = 5;

  private final PlainCase file;
  private final OfficeCalendar calendar;
  private final Feeds feeds;

  PlainClock(PlainCase file, OfficeCalendar calendar, Feeds feeds) {
    this.file = file;
    this.calendar = calendar;
    this.feeds = feeds;
  }

  /** Where the clock began; null if it has not. */
  @Nullable Instant began() {
    Untold untold = untold();
    if (untold != null) {
      return untold.at();
    }
    PlainEvent acceptance = file.acceptance();
    if (acceptance != null) {
      return acceptance.at();
    }
    PlainEvent end = file.end();
    PlainEvent intake = file.intake();
    return end != null && end.is("DECIDED") && intake != null ? intake.at() : null;
  }

  /**
   * Five days without a word.
   *
   * @param at the receipt or the supplement
   * @param until when they were over
   */
  record Untold(Instant at, Instant until) {}

  /**
   * The first time that five days pass, after the receipt or after a supplement, or null. If they
   * still run, nobody has been told so far.
   */
  @Nullable Untold untold() {
    PlainEvent receipt = file.receipt();
    if (receipt == null) {
      return null;
    }
    List<PlainEvent> openings = new ArrayList<>(List.of(receipt));
    for (PlainEvent supplement : file.events("SUPPLEMENTED")) {
      if (PlainEvent.BUSINESS_ORDER.compare(supplement, receipt) > 0) {
        openings.add(supplement);
      }
    }
    for (int i = 0; i < openings.size(); i++) {
      PlainEvent opening = openings.get(i);
      LocalDate last = calendar.workingDay(calendar.dateOf(opening.at()), DAYS_TO_TELL);
      if (last == null) {
        continue;
      }
      Instant tellBy = calendar.close(last);
      boolean begunAnew = i + 1 < openings.size() && by(tellBy, openings.get(i + 1));
      if (!begunAnew
          && !by(tellBy, file.acceptance())
          && !by(tellBy, file.end())
          && !askedInTime(opening, tellBy)) {
        return new Untold(opening.at(), tellBy);
      }
    }
    return null;
  }

  private static boolean by(Instant instant, @Nullable PlainEvent event) {
    return event != null && !event.at().isAfter(instant);
  }

  private boolean askedInTime(PlainEvent opening, Instant tellBy) {
    for (PlainEvent request : file.events("SUPPLEMENT_REQUESTED")) {
      boolean inTime = false;
      for (PlainCase.Version version : file.versions(request)) {
        boolean asked =
            PlainEvent.BUSINESS_ORDER.compare(version.event(), opening) > 0
                && by(tellBy, version.event());
        if (!counted(version, feeds).isAfter(tellBy) || !asked) {
          inTime = asked;
        }
      }
      if (inTime) {
        return true;
      }
    }
    return false;
  }

  /** Since when an excuse counts as known: its lag earlier, but not before it happened. */
  static Instant counted(PlainCase.Version version, Feeds feeds) {
    Duration lag = feeds.lag(version.source());
    Instant known = version.knownAt().minus(lag);
    Instant at = version.event().at();
    return known.isBefore(at) ? at : known;
  }
}
