package org.yushi.desk.channel;

/**
 * Something that must not be shown: a password, a token, a URL that holds a key.
 *
 * @param value the secret itself
 */
public record Secret(String value) {
  /**
   * Drops blanks around it: files of secrets end with a line end.
   *
   * @throws IllegalArgumentException if nothing is left
   */
  public Secret {
    value = value.strip();
    if (value.isEmpty()) {
      throw new IllegalArgumentException("expected a secret, found nothing");
    }
  }

  /** Stars, so that no log shows it. */
  @Override
  public String toString() {
    return "***";
  }
}
