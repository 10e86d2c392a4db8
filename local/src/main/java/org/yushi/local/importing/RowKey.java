package org.yushi.local.importing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What tells the rows of a log apart: the same whenever and in whatever file a row comes again. */
final class RowKey {
  private RowKey() {}

  /** The parts of a row's key, blank ones as empty texts; null if all are blank. */
  static @Nullable List<String> of(List<Expression> key, Row row) throws BadValueException {
    List<String> parts = new ArrayList<>(key.size());
    boolean blank = true;
    for (Expression part : key) {
      String text = part.of(row);
      parts.add(text == null ? "" : text);
      blank &= text == null;
    }
    return blank ? null : parts;
  }
}
