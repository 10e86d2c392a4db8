package org.yushi.local.yaml;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a YAML file that knows where it stands, so that a message can say so.
 *
 * @param path where it stands, such as {@code events[2].occurredAt}; empty for the whole file
 * @param line line of the file, from 1
 * @param text its text exactly as written, if it is a single value: {@code 007} stays 007
 * @param items its items, if it is a list
 * @param entries its entries in order, if it has keys
 */
public record YamlNode(
    String path,
    int line,
    @Nullable String text,
    @Nullable List<YamlNode> items,
    @Nullable Map<String, YamlNode> entries) {

  /** The entry of a key; null if there is none. */
  public @Nullable YamlNode get(String key) {
    return entries == null ? null : entries.get(key);
  }

  /** What it is, for a message. */
  public String kind() {
    if (entries != null) {
      return "键值 keys " + String.join(", ", entries.keySet());
    }
    if (items != null) {
      return "列表 a list";
    }
    return text == null ? "空 nothing" : "\"" + text + "\"";
  }
}
