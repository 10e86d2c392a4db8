package org.yushi.desk;

import java.time.Duration;
import java.util.Locale;

/**
 * How people are told.
 *
 * @param language of letters: English, or Chinese for any other
 * @param budget letters that a recipient may have by a channel on a day; what is beyond comes in
 *     one letter an hour
 * @param firstPause before a letter that did not go is tried again; it doubles each time
 * @param longestPause up to this
 * @param giveUpAfter a letter that has not gone for so long counts as undeliverable
 * @param beginBefore what was decided earlier than this before the desk's first start is no news
 */
public record DeskSettings(
    Locale language,
    int budget,
    Duration firstPause,
    Duration longestPause,
    Duration giveUpAfter,
    Duration beginBefore) {

  /** The usual settings. */
  public static final DeskSettings USUAL =
      new DeskSettings(
          Locale.ROOT,
          20,
          Duration.ofMinutes(1),
          Duration.ofMinutes(15),
          Duration.ofHours(2),
          Duration.ofDays(1));

  /** Checks. */
  public DeskSettings {
    if (budget < 1) {
      throw new IllegalArgumentException("budget: expected 1 or more, found " + budget);
    }
    if (firstPause.toMillis() < 1 || longestPause.compareTo(firstPause) < 0) {
      throw new IllegalArgumentException(
          "pauses: expected a first one of a millisecond or more and a longest one no shorter, found "
              + firstPause
              + " and "
              + longestPause);
    }
  }

  /** How long to wait after so many attempts in vain. */
  Duration pause(int attempts) {
    Duration pause = firstPause;
    for (int i = 0; i < attempts && pause.compareTo(longestPause) < 0; i++) {
      pause = pause.multipliedBy(2);
    }
    return pause.compareTo(longestPause) < 0 ? pause : longestPause;
  }
}
