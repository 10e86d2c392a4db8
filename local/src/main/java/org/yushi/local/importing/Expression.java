package org.yushi.local.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yushi.casework.EventType;

/** What the mapping says a text is made of; a blank text counts as none. */
sealed interface Expression {
  /** The text for a row; null = none. */
  @Nullable String of(Row row) throws BadValueException;

  /** The expressions of which this passes one on unchanged; itself if it makes its own text. */
  default Stream<Expression> outcomes() {
    return Stream.of(this);
  }

  /** A column or attribute. */
  record Column(Name name) implements Expression {
    @Override
    public @Nullable String of(Row row) {
      return row.value(name);
    }
  }

  /** The same text for every row. */
  record Const(String text) implements Expression {
    @Override
    public @Nullable String of(Row row) {
      return text.isBlank() ? null : text;
    }
  }

  /** Several texts with a separator between those that are not blank. */
  record Join(List<Expression> parts, String with) implements Expression {
    @Override
    public @Nullable String of(Row row) throws BadValueException {
      List<String> texts = new ArrayList<>();
      for (Expression part : parts) {
        String text = part.of(row);
        if (text != null) {
          texts.add(text);
        }
      }
      return texts.isEmpty() ? null : String.join(with, texts);
    }
  }

  /** The first that is not blank. */
  record FirstOf(List<Expression> alternatives) implements Expression {
    @Override
    public @Nullable String of(Row row) throws BadValueException {
      for (Expression alternative : alternatives) {
        String text = alternative.of(row);
        if (text != null) {
          return text;
        }
      }
      return null;
    }

    @Override
    public Stream<Expression> outcomes() {
      return alternatives.stream().flatMap(Expression::outcomes);
    }
  }

  /** A text changed by a function such as upper. */
  record Changed(Expression text, UnaryOperator<String> change) implements Expression {
    @Override
    public @Nullable String of(Row row) throws BadValueException {
      String found = text.of(row);
      return found == null ? null : change.apply(found);
    }
  }

  /** The keyed hash of a text. */
  record Hash(Expression text, UnaryOperator<String> hash) implements Expression {
    @Override
    public @Nullable String of(Row row) throws BadValueException {
      String found = text.of(row);
      return found == null ? null : hash.apply(found);
    }
  }

  /** A text looked up in a table of words. */
  record Lookup(Expression text, Map<String, Const> to, @Nullable Expression otherwise)
      implements Expression {
    @Override
    public @Nullable String of(Row row) throws BadValueException {
      String found = text.of(row);
      Expression result = found == null ? null : to.get(found);
      if (result == null) {
        result = otherwise;
      }
      return result == null ? null : result.of(row);
    }

    @Override
    public Stream<Expression> outcomes() {
      return Stream.concat(
          to.values().stream(), Stream.ofNullable(otherwise).flatMap(Expression::outcomes));
    }
  }

  /** The part of a text that a pattern finds: its first group, or all of it. */
  record Extract(Expression text, Pattern pattern) implements Expression {
    @Override
    public @Nullable String of(Row row) throws BadValueException {
      String found = text.of(row);
      if (found == null) {
        return null;
      }
      Matcher matcher = pattern.matcher(found);
      if (!matcher.find()) {
        return null;
      }
      String part = matcher.groupCount() > 0 ? matcher.group(1) : matcher.group();
      return part == null || part.isBlank() ? null : part.strip();
    }
  }

  /** One of two, by a condition. */
  record If(Condition condition, Expression then, @Nullable Expression otherwise)
      implements Expression {
    @Override
    public @Nullable String of(Row row) throws BadValueException {
      if (condition.holds(row)) {
        return then.of(row);
      }
      return otherwise == null ? null : otherwise.of(row);
    }

    @Override
    public Stream<Expression> outcomes() {
      return Stream.of(then, otherwise).filter(Objects::nonNull).flatMap(Expression::outcomes);
    }
  }

  /** The id that this mapping gives an event of a type and row key: what a correction amends. */
  record IdOf(EventType type, String source, List<Expression> key) implements Expression {
    @Override
    public @Nullable String of(Row row) throws BadValueException {
      List<String> parts = RowKey.of(key, row);
      return parts == null ? null : EventIds.id(source, parts, type);
    }
  }
}
