package org.yushi.local.importing;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The attributes of a trace or an event. */
final class XesAttributes {
  private final Map<String, String> asWritten = new LinkedHashMap<>();
  private final Map<String, String> lowerCase = new HashMap<>();

  void put(String key, String value) {
    asWritten.put(key, value);
    lowerCase.put(key.toLowerCase(Locale.ROOT), value);
  }

  /** The value of a key in lower case. */
  @Nullable String get(String key) {
    return lowerCase.get(key);
  }

  Map<String, String> asWritten() {
    return asWritten;
  }

  Set<String> keys() {
    return asWritten.keySet();
  }
}
