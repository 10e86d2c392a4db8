package org.yushi.desk.app;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin;

/** Collects what is wrong with settings, one sentence for each key, so that all is told at once. */
final class WrongSettings {
  private final Map<String, String> problems = new LinkedHashMap<>();

  /** Notes what is wrong with a key, unless something is known to be wrong with it already. */
  void add(String key, @Nullable Origin origin, String problem) {
    problems.putIfAbsent(key, "%s%s: %s".formatted(key, place(origin), problem));
  }

  boolean isEmpty() {
    return problems.isEmpty();
  }

  /** Whether something is wrong with a key or with a part of it. */
  boolean knows(String key) {
    return problems.keySet().stream().anyMatch(each -> isPart(each, key));
  }

  /** Whether something is wrong with what a key is a part of. */
  boolean knowsAbove(String key) {
    return problems.keySet().stream().anyMatch(each -> isPart(key, each));
  }

  private static boolean isPart(String key, String whole) {
    return whole.isEmpty() || key.equals(whole) || key.startsWith(whole + ".");
  }

  private static String place(@Nullable Origin origin) {
    Origin place = origin;
    if (origin instanceof PropertySourceOrigin source) {
      place = source.getOrigin();
      if (place == null) {
        return "（环境变量 environment variable %s）".formatted(source.getPropertyName());
      }
    }
    if (place instanceof TextResourceOrigin text && text.getLocation() != null) {
      int line = text.getLocation().getLine() + 1;
      return "（第 %d 行 line %d）".formatted(line, line);
    }
    return "";
  }

  /** All of it, in lines. */
  @Override
  public String toString() {
    return String.join("\n", problems.values());
  }
}
