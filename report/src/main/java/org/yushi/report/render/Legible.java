package org.yushi.report.render;

import java.io.IOException;
import java.text.Normalizer;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/**
 * Text that a font can show. A character it lacks becomes the character that it stands for (a
 * compatibility form), else 〓, the mark that Chinese printing has for a missing type.
 */
final class Legible implements AutoCloseable {
  private static final String MISSING = "〓";

  private final TrueTypeFont font;
  private final CmapLookup glyphs;

  Legible(byte[] font) throws IOException {
    this.font = new TTFParser().parse(new RandomAccessReadBuffer(font));
    this.glyphs = this.font.getUnicodeCmapLookup();
  }

  /** Changes all text below a node. */
  void make(Node node) {
    if (node instanceof Text text) {
      text.setData(legible(text.getData()));
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      make(child);
    }
  }

  String legible(String text) {
    StringBuilder legible = new StringBuilder(text.length());
    text.codePoints().forEach(point -> legible.append(legible(point)));
    return legible.toString();
  }

  private String legible(int point) {
    String same = Character.toString(point);
    if (Character.isWhitespace(point) || has(point)) {
      return same;
    }
    if (Character.getType(point) == Character.NON_SPACING_MARK
        || Character.getType(point) == Character.FORMAT) {
      return "";
    }
    String meant = Normalizer.normalize(same, Normalizer.Form.NFKC);
    return meant.codePoints().allMatch(this::has) ? meant : MISSING;
  }

  private boolean has(int point) {
    return glyphs.getGlyphId(point) != 0;
  }

  @Override
  public void close() throws IOException {
    font.close();
  }
}
