package org.yushi.alert;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.yushi.verdict.SubjectRef;

/** Identity of an alert: one thread per rule, subject and thing. */
public final class AlertId {
  private static final int BYTES = 10;

  private AlertId() {}

  /** Twenty hex digits, so that it fits 监察编号 (an..20) of GB/T 39046-2020 table 11. */
  public static String of(String rule, SubjectRef subject, String about) {
    return HexFormat.of()
        .formatHex(sha256(String.join("\n", rule, subject.kind().name(), subject.id(), about)))
        .substring(0, 2 * BYTES);
  }

  static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
