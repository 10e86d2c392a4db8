package org.yushi.local.county;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A system that reports what happens in the county, and its habits. */
enum Feed {
  /** The windows of the centre and of its tax sub-centre: at once. */
  CENTRE("centre", 2 * 60),
  /** The townships: with their next transfer, within two hours. */
  TOWNSHIP("township", 8 * 60),
  /** A department's own system: every night all that happened since the night before. */
  NIGHTLY("vertical", 16 * 60),
  /** A machine in the hall that nobody has listed. */
  KIOSK("kiosk", 0);

  private static final int HALF_AN_HOUR = 30;
  private static final int TWO_O_CLOCK = 2 * 60;

  private final String source;
  private final int tolerance;

  Feed(String source, int tolerance) {
    this.source = source;
    this.tolerance = tolerance;
  }

  /** Its code in events. */
  String source() {
    return source;
  }

  /** For how many minutes of office time it may be silent; 0 = for ever. */
  int tolerance() {
    return tolerance;
  }

  /** When something that is sent at an instant arrives. */
  Instant arrival(Instant sent) {
    if (this != NIGHTLY) {
      return sent;
    }
    LocalDate day = LocalDate.ofInstant(sent, DeskTime.OFFSET);
    Instant night = DeskTime.clock(day, TWO_O_CLOCK);
    return sent.isAfter(night) ? night.plus(Duration.ofDays(1)) : night;
  }

  /** Minutes of office time from one chance to show that it is alive to the next. */
  int minutesBetweenBeats() {
    return this == NIGHTLY ? DeskTime.FULL_DAY : HALF_AN_HOUR;
  }

  /** The instants at which it may show that it is alive although it has nothing to report. */
  List<Instant> beats() {
    List<Instant> beats = new ArrayList<>();
    int step = minutesBetweenBeats();
    for (int day = 0; day < OfficeDays.all().size() && tolerance > 0; day++) {
      for (int minute = step; minute <= DeskTime.FULL_DAY; minute += step) {
        beats.add(arrival(new DeskTime(day, 0).at(9, minute).instant()));
      }
    }
    return beats;
  }
}
