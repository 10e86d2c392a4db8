package org.yushi.local.importing;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What the mapping asks of a row. */
sealed interface Condition {
  /** Whether the row fulfils it. */
  boolean holds(Row row) throws BadValueException;

  /** A text is there. */
  record Present(Expression text) implements Condition {
    @Override
    public boolean holds(Row row) throws BadValueException {
      return text.of(row) != null;
    }
  }

  /** A text is one of these words; a blank text is none of them. */
  record In(Expression text, Set<String> words) implements Condition {
    @Override
    public boolean holds(Row row) throws BadValueException {
      String found = text.of(row);
      return found != null && words.contains(found);
    }
  }

  /** The whole text fits a pattern; a blank text does not. */
  record Matches(Expression text, Pattern pattern) implements Condition {
    @Override
    public boolean holds(Row row) throws BadValueException {
      String found = text.of(row);
      return found != null && pattern.matcher(found).matches();
    }
  }

  /** Every condition holds. */
  record All(List<Condition> conditions) implements Condition {
    @Override
    public boolean holds(Row row) throws BadValueException {
      for (Condition condition : conditions) {
        if (!condition.holds(row)) {
          return false;
        }
      }
      return true;
    }
  }

  /** At least one condition holds. */
  record Any(List<Condition> conditions) implements Condition {
    @Override
    public boolean holds(Row row) throws BadValueException {
      for (Condition condition : conditions) {
        if (condition.holds(row)) {
          return true;
        }
      }
      return false;
    }
  }

  /** The condition does not hold. */
  record Not(Condition condition) implements Condition {
    @Override
    public boolean holds(Row row) throws BadValueException {
      return !condition.holds(row);
    }
  }
}
