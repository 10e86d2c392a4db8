package org.yushi.local.importing;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides what counts as no value. */
final class Blank {
  private Blank() {}

  /** The text without blanks around it; null if nothing or one of these words is left. */
  static @Nullable String toNull(String text, Set<String> words) {
    String stripped = text.strip();
    boolean blank =
        stripped.isEmpty()
            || (!words.isEmpty() && words.contains(stripped.toLowerCase(Locale.ROOT)));
    return blank ? null : stripped;
  }
}
