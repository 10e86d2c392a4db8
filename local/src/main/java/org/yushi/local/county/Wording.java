package org.yushi.local.county;

/**
 * One text in both languages.
 *
 * @param zh Chinese
 * @param en English
 */
public record Wording(String zh, String en) {
  @Override
  public String toString() {
    return zh + " " + en;
  }
}
