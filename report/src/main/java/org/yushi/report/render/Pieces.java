package org.yushi.report.render;

import java.util.ArrayList;
import java.util.List;

/** Long codes in pieces, between which a line may be broken: codes have up to 64 characters. */
public final class Pieces {
  private static final int LONG = 20;
  private static final int PIECE = 12;

  /** A text in pieces; in one if lines can be broken in it anyway. */
  public List<String> of(String text) {
    if (text.length() <= LONG || text.chars().anyMatch(character -> breaks((char) character))) {
      return List.of(text);
    }
    List<String> pieces = new ArrayList<>();
    for (int i = 0; i < text.length(); i += PIECE) {
      pieces.add(text.substring(i, Math.min(i + PIECE, text.length())));
    }
    return pieces;
  }

  private static boolean breaks(char character) {
    return character == ' ' || Character.isIdeographic(character);
  }
}
