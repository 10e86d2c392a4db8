package org.yushi.local.serve;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yushi.local.yaml.Problems;
import org.yushi.local.yaml.YamlNode;

/**
 * A value as somebody wrote it, in the file or in the environment.
 *
 * @param place where it stands, for messages
 * @param texts its text, or those of its items; empty if it is nothing that a value can be
 * @param list whether it is a list
 * @param found what it is, for messages
 */
record Written(String place, List<String> texts, boolean list, String found) {

  static Written in(Problems file, YamlNode node) {
    String place = file.place(node);
    if (node.items() != null) {
      List<String> texts = node.items().stream().map(Written::textOf).toList();
      return new Written(place, texts, true, String.join(", ", texts));
    }
    String text = textOf(node);
    return new Written(place, text.isEmpty() ? List.of() : List.of(text), false, node.kind());
  }

  private static String textOf(YamlNode node) {
    return node.text() == null ? "" : node.text().strip();
  }

  /** A variable of the environment; commas make a list. */
  static Written in(Map.Entry<String, String> variable, String key, boolean several) {
    String text = variable.getValue().strip();
    List<String> texts =
        text.isEmpty() ? List.of() : several ? List.of(text.split("\\s*,\\s*")) : List.of(text);
    return new Written(placeOf(variable.getKey(), key), texts, texts.size() > 1, '"' + text + '"');
  }

  static String placeOf(String variable, @Nullable String key) {
    String place = "环境变量 environment variable " + variable;
    return key == null ? place : key + "（" + place + "）";
  }
}
