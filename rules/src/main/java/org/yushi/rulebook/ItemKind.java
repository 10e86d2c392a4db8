package org.yushi.rulebook;

import java.util.Locale;

/** The kind of a service item, 办件类型. */
public enum ItemKind {
  /** 即办件: done on the spot. */
  INSTANT("即办"),
  /** 承诺件: done within a promised limit. */
  PROMISED("承诺"),
  /** 并联件: several departments at once. */
  PARALLEL("并联");

  private final String chinese;

  ItemKind(String chinese) {
    this.chinese = chinese;
  }

  /**
   * Reads the Chinese or the English word.
   *
   * @throws IllegalArgumentException naming what was expected
   */
  public static ItemKind parse(String text) {
    for (ItemKind kind : values()) {
      if (text.equals(kind.chinese)
          || text.equals(kind.chinese + "件")
          || text.toUpperCase(Locale.ROOT).equals(kind.name())) {
        return kind;
      }
    }
    throw new IllegalArgumentException(
        "expected 即办, 承诺 or 并联 (INSTANT, PROMISED, PARALLEL), found \"" + text + "\"");
  }
}
