package org.yushi.supervision.live;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Which topics hold case events: a list of names, or every topic that a pattern matches. */
public sealed interface EventTopics {
  /** The topics meant, in the order of their names, given those that exist. */
  List<String> among(Collection<String> existing);

  /** Topics by name. */
  static EventTopics named(String... names) {
    return new Named(List.of(names));
  }

  /**
   * Every topic whose whole name the regular expression matches when the job starts.
   *
   * @throws IllegalArgumentException if it is no regular expression
   */
  static EventTopics matching(String expression) {
    return new Matching(expression);
  }

  /** Topics by name: all of them have to exist. */
  record Named(List<String> names) implements EventTopics {
    /** At least one name. */
    public Named {
      names = names.stream().distinct().sorted().toList();
      if (names.isEmpty()) {
        throw new IllegalArgumentException("event topics: expected at least one name");
      }
    }

    @Override
    public List<String> among(Collection<String> existing) {
      return names;
    }

    @Override
    public String toString() {
      return String.join(", ", names);
    }
  }

  /** Topics by pattern: at least one has to exist. */
  record Matching(String expression) implements EventTopics {
    /** A regular expression of Java. */
    public Matching {
      try {
        Pattern.compile(expression);
      } catch (PatternSyntaxException e) {
        throw new IllegalArgumentException(
            "event topics: expected a regular expression, found " + expression, e);
      }
    }

    @Override
    public List<String> among(Collection<String> existing) {
      Pattern pattern = Pattern.compile(expression);
      return existing.stream().filter(name -> pattern.matcher(name).matches()).sorted().toList();
    }

    @Override
    public String toString() {
      return expression;
    }
  }
}
