package org.yushi.alert;

import java.util.regex.Pattern;
import org.yushi.casework.Sha256;
import org.yushi.verdict.SubjectRef;

/** Identity of an alert: one thread per rule, subject and thing. */
public final class AlertId {
  private static final int BYTES = 10;
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{" + 2 * BYTES + "}");

  private AlertId() {}

  /** Twenty hex digits, so that it fits 监察编号 (an..20) of GB/T 39046-2020 table 11. */
  public static String of(String rule, SubjectRef subject, String about) {
    return Sha256.hex(String.join("\n", rule, subject.kind().name(), subject.id(), about))
        .substring(0, 2 * BYTES);
  }

  /** Whether a text has the form of an id. */
  public static boolean isId(String text) {
    return FORM.matcher(text).matches();
  }
}
