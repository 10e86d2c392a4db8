package org.yushi.desk.channel;

import org.jspecify.annotations.Nullable;

/** Settings that must be there. */
final class Needed {
  private Needed() {}

  /**
   * Checks that a setting is there.
   *
   * @param what name of the setting and what is expected
   * @throws IllegalArgumentException if it is not
   */
  static void check(@Nullable Object setting, String what) {
    if (setting == null) {
      throw new IllegalArgumentException("expected " + what + ", found nothing");
    }
  }
}
