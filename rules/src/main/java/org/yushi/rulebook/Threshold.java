package org.yushi.rulebook;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The threshold cell of a policy row: words, each a bare value or {@code name=value}, such as
 * {@code P1D long=P2D}. Which names a rule knows stands in its rule.yaml.
 *
 * @param values by name; the bare value has the name ""
 */
public record Threshold(Map<String, String> values) {
  /** Nothing is set. */
  public static final Threshold NONE = new Threshold(Map.of());

  /** Copies the map. */
  public Threshold {
    values = Map.copyOf(values);
  }

  /**
   * Reads a cell.
   *
   * @throws IllegalArgumentException if a name stands twice
   */
  public static Threshold parse(String cell) {
    Map<String, String> values = new TreeMap<>();
    for (String word : cell.strip().split("[\\s;]+", -1)) {
      int at = word.indexOf('=');
      String name = at < 0 ? "" : word.substring(0, at);
      if (values.put(name, word.substring(at + 1)) != null) {
        throw new IllegalArgumentException("\"" + word + "\": set twice in \"" + cell + "\"");
      }
    }
    return new Threshold(values);
  }

  /** The value of a name, or null. */
  public @Nullable String get(String name) {
    return values.get(name);
  }

  /** The value of a name as a duration, or null. */
  public @Nullable OfficeSpan span(String name) {
    String value = values.get(name);
    return value == null ? null : OfficeSpan.parse(value);
  }

  /** The value of a name as a whole number. */
  public long number(String name, long otherwise) {
    String value = values.get(name);
    return value == null ? otherwise : Long.parseLong(value);
  }
}
