package org.yushi.local.yaml;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Collects what is wrong with a file, so that all of it can be told at once. */
public final class Problems {
  private final String whole;
  private final Set<String> found = new LinkedHashSet<>();

  /** For a file that as a whole is called so. */
  public Problems(String whole) {
    this.whole = whole;
  }

  /** Where a piece of the file stands, for a message. */
  public String place(YamlNode node) {
    String path = node.path().isEmpty() ? whole : node.path();
    return "%s（第 %d 行 line %d）".formatted(path, node.line(), node.line());
  }

  /** Notes a problem at a place of the file. */
  public void add(YamlNode at, String problem) {
    add(place(at), problem);
  }

  /** Notes a problem at a place that is in no file. */
  public void add(String place, String problem) {
    found.add(place + ": " + problem);
  }

  /** Notes a key that nobody knows. */
  public void unknownKey(YamlNode at, String key, Collection<String> allowed) {
    add(
        at,
        "未知的键 unknown key \"%s\"%s; 可用 expected one of: %s"
            .formatted(key, suggestion(key, allowed), String.join(", ", allowed)));
  }

  /** Notes a word that is none of those possible. */
  public void unknownWord(YamlNode at, String what, String word, Collection<String> allowed) {
    add(
        at,
        "未知的%s \"%s\"%s; 可用 expected one of: %s"
            .formatted(what, word, suggestion(word, allowed), String.join(", ", allowed)));
  }

  /** Every problem, in the order in which they were found. */
  public List<String> all() {
    return List.copyOf(found);
  }

  /** A question after the word that was probably meant; empty if none is near. */
  public static String suggestion(String word, Collection<String> allowed) {
    String best = "";
    int least = Math.max(1, word.length() / 3) + 1;
    for (String candidate : allowed) {
      int distance = distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
      if (distance < least) {
        least = distance;
        best = candidate;
      }
    }
    return best.isEmpty() ? "" : ", 是否指 did you mean \"" + best + "\"?";
  }

  /** How many characters must be put in, taken out or replaced. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
