package org.yushi.report.render;

import java.util.List;
import org.yushi.report.text.Words;

/** What stands on the last page beside the definitions. */
final class Notes {
  private static final List<String> KEYS =
      List.of(
          "notes.rules",
          "notes.rule.1",
          "notes.rule.2",
          "notes.rule.3",
          "notes.reading",
          "notes.none",
          "notes.known",
          "notes.percentile",
          "trace");

  private Notes() {}

  static List<String> of(Words words) {
    return KEYS.stream().map(words::say).toList();
  }
}
