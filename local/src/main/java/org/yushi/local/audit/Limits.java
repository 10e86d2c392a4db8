package org.yushi.local.audit;

import java.util.HexFormat;
import org.yushi.casework.Sha256;

/** Keeps texts and codes as short as the standard wants them; a character is a code point. */
final class Limits {
  private static final int CODE = 20;
  private static final int CODE_BEGINNING = 11;
  private static final int TEXT = 1_000;
  private static final HexFormat HEX = HexFormat.of();

  private Limits() {}

  /** Whether a text has at most so many characters. */
  static boolean within(int most, String text) {
    return text.codePointCount(0, text.length()) <= most;
  }

  /** A text of at most 1000 characters; of a longer one the beginning, with … at its end. */
  static String text(String text) {
    return within(TEXT, text) ? text : beginning(TEXT - 1, text) + "…";
  }

  /**
   * A code of at most 20 characters. Of a longer one the first 11, a hyphen and 8 hex digits of its
   * SHA-256, so that two codes do not become one.
   */
  static String code(String code) {
    if (within(CODE, code)) {
      return code;
    }
    return beginning(CODE_BEGINNING, code) + "-" + HEX.formatHex(Sha256.of(code), 0, 4);
  }

  private static String beginning(int characters, String text) {
    return text.substring(0, text.offsetByCodePoints(0, characters));
  }
}
