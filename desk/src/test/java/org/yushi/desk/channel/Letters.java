package org.yushi.desk.channel;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yushi.rulebook.Contact;
import org.yushi.rulebook.Level;

/** Letters to be sent in tests. */
final class Letters {
  static final String ID = "00112233445566778899aabbccddeeff";
  static final String SUBJECT = "【红牌】SF26-00039 办件超期 · 卫生许可窗口";
  static final String TEXT = "红牌 · 办件超期\n\n请尽快办理。\n—— 御史\n";

  private Letters() {}

  static Letter to(String contact) {
    return of(contact, TEXT, "<html><body>红牌</body></html>");
  }

  static Letter of(String contact, String text, @Nullable String html) {
    return new Letter(
        ID,
        Letter.Kind.WARNING,
        Level.RED,
        3,
        Contact.parse(contact),
        "卫生许可窗口",
        SUBJECT,
        text,
        html,
        List.of(new Letter.AlertRef("0a1b2c3d4e5f60718293", 2, Level.RED, false)));
  }
}
