package org.yushi.desk.text;

import java.time.ZoneId;
import java.util.Locale;

/** Writes letters in one language. Safe for several threads. */
public final class Composer {
  private final Locale language;

  /**
   * A writer.
   *
   * @param language English, or Chinese for any other
   */
  public Composer(Locale language) {
    this.language = language;
  }

  /**
   * Writes a letter.
   *
   * @param zone in which instants are written
   */
  public Composed compose(Message message, ZoneId zone) {
    Page page = new Pages(new Words(language, zone)).of(message);
    return new Composed(page.subject(), PlainText.of(page), HtmlText.of(page));
  }
}
