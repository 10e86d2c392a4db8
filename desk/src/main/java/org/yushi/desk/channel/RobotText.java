package org.yushi.desk.channel;

import java.nio.charset.StandardCharsets;

/** A letter as the Markdown of chat robots, where plain text must stay plain. */
final class RobotText {
  private static final String CUT = "\n…（过长，已截断 cut, too long）";

  private RobotText() {}

  /**
   * The letter with its subject as a heading.
   *
   * @param lineEnd what ends a line in this vendor's Markdown
   * @param most how many bytes of UTF-8 it may have
   */
  static String of(Letter letter, String lineEnd, int most) {
    String text = "### " + plain(letter.subject()) + "\n\n" + plain(letter.text()).strip();
    return cut(text.replaceAll("(?<!\n)\n(?!\n)", lineEnd), most);
  }

  /**
   * The text as it is; what would be formatted, linked or call somebody by name is written with the
   * full-width twin of its sign.
   */
  static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point ->
                plain.appendCodePoint(
                    switch (point) {
                      case '<' -> '＜';
                      case '>' -> '＞';
                      case '[' -> '［';
                      case ']' -> '］';
                      case '*' -> '＊';
                      case '_' -> '＿';
                      case '`' -> '｀';
                      case '#' -> '＃';
                      case '@' -> '＠';
                      default -> point;
                    }));
    return plain.toString();
  }

  /** At most so many bytes of UTF-8; what was cut is said, and no character is torn. */
  static String cut(String text, int most) {
    if (bytes(text) <= most) {
      return text;
    }
    int room = most - bytes(CUT);
    int used = 0;
    int end = 0;
    while (end < text.length()) {
      int next = text.offsetByCodePoints(end, 1);
      used += bytes(text.substring(end, next));
      if (used > room) {
        break;
      }
      end = next;
    }
    return text.substring(0, end) + CUT;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
