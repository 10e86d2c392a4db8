package org.yushi.ledger;

import org.yushi.casework.Sha256;

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
    return new Chain(position, Sha256.hex(hash + '\n' + position + '\n' + body + '\n'));
  }
}
