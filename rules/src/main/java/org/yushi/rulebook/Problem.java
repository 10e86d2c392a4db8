package org.yushi.rulebook;

/**
 * One thing wrong in a rulebook.
 *
 * @param file path inside the rulebook
 * @param line line in it, 0 = the whole file
 * @param reason what was expected and what was found
 */
public record Problem(String file, long line, String reason) {
  @Override
  public String toString() {
    return file + (line > 0 ? ":" + line : "") + ": " + reason;
  }
}
