package org.yushi.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The chain of revisions: each carries the hash of the one before, so that none can be changed,
 * removed or moved without all later ones showing it.
 *
 * @param count how many revisions there are
 * @param hash hash of the last one
 */
public record Chain(long count, String hash) {
  /** The chain before its first revision. */
  public static final Chain EMPTY = new Chain(0, "0".repeat(64));

  /**
   * The chain with one revision more: SHA-256 over the hash before, the position and the text, each
   * followed by a line feed; UTF-8, in hex.
   *
   * @param body the revision as it was published
   */
  public Chain with(String body) {
    long position = count + 1;
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((hash + '\n' + position + '\n' + body + '\n').getBytes(StandardCharsets.UTF_8));
      return new Chain(position, HexFormat.of().formatHex(digest.digest()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
