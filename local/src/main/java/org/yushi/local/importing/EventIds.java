package org.yushi.local.importing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.yushi.casework.EventType;

/** Gives events their ids: the same source, row key and type always give the same id. */
final class EventIds {
  private static final int BYTES = 16;

  private EventIds() {}

  /** The id, 32 hexadecimal digits. */
  static String id(String source, List<String> key, EventType type) {
    MessageDigest digest = sha256();
    add(digest, source);
    key.forEach(part -> add(digest, part));
    add(digest, type.name());
    return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
  }

  /** Every part is followed by a byte that UTF-8 never has, so ("a", "bc") is not ("ab", "c"). */
  private static void add(MessageDigest digest, String part) {
    digest.update(part.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0xff);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
