package org.yushi.report.text;

import java.util.List;

/**
 * A sentence in no language yet.
 *
 * @param key of the bundle
 * @param arguments what it speaks of
 */
public record Sentence(String key, List<Object> arguments) {
  static Sentence of(String key, Object... arguments) {
    return new Sentence(key, List.of(arguments));
  }
}
