package org.yushi.desk.channel;

/**
 * Something that must not be shown: a password, a token, a URL that holds a key.
 *
 * @param value the secret itself
 */
public record Secret(String value) {
  /** Stars, so that no log shows it. */
  @Override
  public String toString() {
    return "***";
  }
}
