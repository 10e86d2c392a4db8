package org.yushi.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page of the documentation, as the fenced blocks that stand in it. */
final class Page {
  private static final Pattern NAMED = Pattern.compile("^`([^`]+)`.*:$");
  private static final Pattern FENCE = Pattern.compile("^```(\\w*)$");

  private Page() {}

  /**
   * A fenced block.
   *
   * @param language what stands after the fence, empty for output
   * @param file the name that the line before it gives, such as in {@code `our/culture.yaml`:};
   *     empty if none
   */
  record Block(String language, String file, String text) {}

  /** The blocks of a page of the how-to room, in their order. */
  static List<Block> blocksOf(String name) throws IOException {
    List<Block> blocks = new ArrayList<>();
    String before = "";
    List<String> lines = Files.readAllLines(Path.of("..", "docs", "how-to", name));
    for (int i = 0; i < lines.size(); i++) {
      Matcher fence = FENCE.matcher(lines.get(i));
      if (fence.matches()) {
        StringBuilder text = new StringBuilder();
        while (!lines.get(++i).equals("```")) {
          text.append(lines.get(i)).append('\n');
        }
        Matcher named = NAMED.matcher(before);
        blocks.add(
            new Block(fence.group(1), named.matches() ? named.group(1) : "", text.toString()));
        before = "";
      } else if (!lines.get(i).isBlank()) {
        before = lines.get(i);
      }
    }
    return blocks;
  }
}
