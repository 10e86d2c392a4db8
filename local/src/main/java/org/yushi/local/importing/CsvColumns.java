package org.yushi.local.importing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns of a CSV file. */
final class CsvColumns implements LogNames {
  /** No column of this name. */
  static final int NONE = -1;

  private static final int AMBIGUOUS = -2;

  private final List<String> names;
  private final Map<String, Integer> exact = new HashMap<>();
  private final Map<String, Integer> anyCase = new HashMap<>();

  CsvColumns(List<String> header) {
    names = header.stream().map(String::strip).toList();
    for (int i = 0; i < names.size(); i++) {
      exact.merge(names.get(i), i, (first, second) -> AMBIGUOUS);
      anyCase.merge(names.get(i).toLowerCase(Locale.ROOT), i, (first, second) -> AMBIGUOUS);
    }
  }

  List<String> names() {
    return names;
  }

  /** Which column has this name, from 0; {@link #NONE} if none has. */
  int indexOf(Name name) {
    Integer index = exact.get(name.text());
    if (index == null) {
      index = anyCase.get(name.lower());
    }
    return index == null || index < 0 ? NONE : index;
  }

  @Override
  public @Nullable String problem(Name name) {
    if (name.unit() == Name.Unit.EVENT) {
      return "CSV 没有 per: event: only XES logs have events within traces";
    }
    if (indexOf(name) != NONE) {
      return null;
    }
    Integer found = exact.getOrDefault(name.text(), anyCase.get(name.lower()));
    if (found != null) {
      return "列 \"%s\" 不止一个 several columns of this name; 文件有 the file has: %s"
          .formatted(name.text(), listed());
    }
    return name.optional()
        ? null
        : "没有列 no column \"%s\"; 文件有 the file has: %s".formatted(name.text(), listed());
  }

  @Override
  public boolean hasEvents() {
    return false;
  }

  private String listed() {
    List<String> shown = new ArrayList<>(names);
    shown.replaceAll(name -> name.isEmpty() ? "\"\"" : name);
    return shown.isEmpty() ? "无 nothing" : String.join(", ", shown);
  }
}
